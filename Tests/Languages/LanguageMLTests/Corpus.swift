// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// The tables beside this file: what the first implementation did with small programs.
enum Corpus {
    /// The rows below the head; the program is the JSON string in `column`.
    static func rows(_ name: String, program column: Int) throws -> [(
        program: String, row: [String]
    )] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return try text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init
            )
            let json = Data("[\(cells[column])]".utf8)
            return (try JSONDecoder().decode([String].self, from: json)[0], cells)
        }
    }
}
