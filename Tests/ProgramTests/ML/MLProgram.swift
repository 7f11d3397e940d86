// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Testing

/// A program of several files from `Programs/ML`, with what it must come to.
///
/// A text of that folder holds programs: `=== what it shows`, its files under `--- path`, the first of them the
/// entry, then `--- output` with what it prints. `--- fails` says what standard error mentions when it fails while it
/// runs, `--- error code place` that it is refused before it runs. A file may be marked `crlf` or `bom`.
struct MLProgram: CustomTestStringConvertible, Sendable {
    /// The end of a program.
    enum End: Hashable, Sendable {
        /// It ends well.
        case success
        /// It fails while it runs, and says this.
        case failure(String)
        /// It never runs: the code of the diagnostic, and the place if one is told.
        case refusal(code: String, place: String)
    }

    private(set) var testDescription: String
    private(set) var files: [(path: String, bytes: [UInt8])] = []
    private(set) var output = ""
    private(set) var end = End.success

    /// The file that is run.
    var entry: String { files.first?.path ?? "" }

    /// The programs of one text.
    static func all(in name: String) throws -> [MLProgram] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Programs/ML/\(name).txt").standardizedFileURL
        let text = try String(contentsOf: file, encoding: .utf8)
        return text.split(separator: "\n=== ").dropFirst().map { MLProgram(Substring($0)) }
    }

    private init(_ text: Substring) {
        let sections = text.split(separator: "\n--- ", omittingEmptySubsequences: false)
        testDescription = String(sections[0])
        for section in sections.dropFirst() { read(section) }
    }

    private mutating func read(_ section: Substring) {
        let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
        let head = lines[0].split(separator: " ").map(String.init)
        let kept = lines.dropFirst().reversed().drop(while: \.isEmpty).reversed()
        let text = kept.map { $0 + "\n" }.joined()
        switch head[0] {
        case "output": output = text
        case "fails": end = .failure(kept.joined(separator: "\n"))
        case "error": end = .refusal(code: head[1], place: head.count > 2 ? head[2] : "")
        default:
            let ended = head.contains("crlf") ? text.replacing("\n", with: "\r\n") : text
            files.append((head[0], (head.contains("bom") ? [0xEF, 0xBB, 0xBF] : []) + ended.utf8))
        }
    }
}
