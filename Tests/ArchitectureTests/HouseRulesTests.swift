// SPDX-License-Identifier: Apache-2.0

import Testing

/// The rules of the house that no compiler checks.
@Suite struct HouseRulesTests {
    /// What may not be written, and the layers or targets that may write it after all.
    static let banned: [(pattern: String, allowed: Set<String>)] = [
        (#"\bprint\("#, ["Tools"]),
        (#"\bProcessInfo\.processInfo\b"#, ["Tools"]),
        (#"\bDate\(\)"#, ["Tools"]),
        (#"\bFileManager\.default\b"#, ["FileSystemKit"]),
        (#"\bTask\.detached\b"#, []),
        (#"\bunsafe [a-z]"#, ["Platform"]),
        (#"\bfatalError\("#, []),
        (#"\bimport Foundation(Essentials|Networking)?\b"#, []),
    ]

    @Test(arguments: banned)
    func `a banned call stays where it is allowed`(pattern: String, allowed: Set<String>) throws {
        let regex = try Regex(pattern)
        for file in try SourceFile.all() where allowed.isDisjoint(with: [file.layer, file.target]) {
            let isClean = !file.text.contains(regex)
            #expect(isClean, "\(file.path) says \(pattern)")
        }
    }

    @Test func `files begin with the licence`() throws {
        for file in try SourceFile.all() {
            let isLicensed = file.text.hasPrefix("// SPDX-License-Identifier: Apache-2.0\n")
            #expect(isLicensed, "\(file.path) does not say its licence")
        }
    }

    @Test func `files are short`() throws {
        for file in try SourceFile.all() where !file.path.hasSuffix("+Table.swift") {
            let lines = file.text.count(where: \.isNewline)
            #expect(lines <= 400, "\(file.path) is too long")
        }
    }

    @Test func `daring gives its reason`() throws {
        let daring = ["@unchecked Sendable", "nonisolated(unsafe)"]
        for file in try SourceFile.all() where daring.contains(where: file.text.contains) {
            let isExplained = file.text.contains("// SAFETY:")
            #expect(isExplained, "\(file.path) owes a reason")
        }
    }
}
