// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Testing

/// One line of JSON that `--lines` answers.
struct Answer {
    private let members: [String: Any]

    init(_ line: some StringProtocol) throws {
        let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
        members = try #require(value as? [String: Any], "\(line)")
    }

    subscript(name: String) -> Any? { members[name] }

    /// What the program printed, each line by itself, and its failure behind it as the corpus writes both.
    var row: String {
        let printed = (members["stdout"] as? String ?? "").split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        var lines = printed.dropLast().map(String.init)
        if members["ok"] as? Bool != true { lines.append("!! \(members["message"] ?? "")") }
        return lines.joined(separator: " | ")
    }
}
