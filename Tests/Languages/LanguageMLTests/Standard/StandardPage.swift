// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The tables of `docs/languages/ml-standard.md`.
enum StandardPage {
    /// A row of a table.
    struct Row {
        let module: String
        let signature: String
        let permission: String
        let example: String
        let result: String?

        /// `math.clamp 3 3`, as `signatures.py` prints it.
        var shape: String {
            let name = signature.prefix { $0 != "(" }
            guard name.count < signature.count else { return "\(module).\(name)" }
            let inside = signature.dropFirst(name.count + 1).dropLast()
            let all = inside.isEmpty ? [] : inside.components(separatedBy: ", ")
            let plain = all.filter { !$0.hasPrefix("...") }
            let needed = plain.filter { !$0.contains(" = ") && !$0.hasSuffix("?") }
            let rest = plain.count < all.count ? " ..." : ""
            return "\(module).\(name) \(needed.count) \(plain.count)\(rest)"
        }
    }

    /// All rows of all tables.
    static func rows() throws -> [Row] {
        let page = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../docs/languages/ml-standard.md").standardizedFileURL
        var module = ""
        var rows: [Row] = []
        for line in try String(contentsOf: page, encoding: .utf8).split(separator: "\n") {
            if line.hasPrefix("## ") { module = String(line.dropFirst(3)) }
            guard line.hasPrefix("| `"), line.hasSuffix(" |") else { continue }
            let cells = line.dropFirst(2).dropLast(2).components(separatedBy: " | ")
            try #require(cells.count == 4, "\(line)")
            let example = cells[3].components(separatedBy: " → ").map {
                $0.trimmingCharacters(in: ["`"])
            }
            rows.append(
                Row(
                    module: module,
                    signature: cells[0].trimmingCharacters(in: ["`"]),
                    permission: cells[2],
                    example: example[0],
                    result: example.count > 1 ? example[1] : nil
                )
            )
        }
        return rows
    }
}
