// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import TestSupport
import Testing

/// What reads at all has one spelling, and that spelling reads back as the same value.
@Suite struct RoundTripTests {
    private static let marks = Array("@/:.-_~%#?[]*^<>=|, \\xX019aZ".utf8) + [0, 0x0A, 0xC3, 0xA9]

    /// Damages each seed in many ways; the same ways in each run.
    private func mutations(of seeds: [String], _ body: (String) throws -> Void) throws {
        var random = SeededGenerator(seed: 17)
        for round in 0..<20_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let mark = Self.marks.randomElement(using: &random) ?? 0
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = mark
                default: bytes.insert(mark, at: place)
                }
            }
            try body(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func `specifiers`() throws {
        try mutations(of: SpecifierTests.spellings.map(\.text)) { text throws in
            guard let value = try? Specifier(parsing: text) else { return }
            #expect(try Specifier(parsing: value.description) == value, "\(text)")
        }
    }

    @Test func `URLs, absolute and relative`() throws {
        let base = try ModuleURL(parsing: "https://example.com/a/b/c.js?q")
        let seeds = ModuleURLTests.spellings.map(\.text) + ModuleURLTests.examples.map(\.reference)
        try mutations(of: seeds) { text throws in
            for value in [try? ModuleURL(parsing: text), try? base.resolving(text)] {
                guard let value else { continue }
                #expect(try ModuleURL(parsing: value.description) == value, "\(text)")
            }
        }
    }

    @Test func `permissions`() throws {
        try mutations(of: PermissionTests.spellings.map(\.text)) { text throws in
            guard let value = try? Permission(parsing: text, relativeTo: "/home") else { return }
            #expect(try Permission(parsing: value.description) == value, "\(text)")
            #expect(value.covers(value) && Permission(everything: value.kind).covers(value))
        }
    }

    @Test func `versions and requirements`() throws {
        try mutations(of: VersionTests.valid) { text throws in
            guard let value = try? Version(parsing: text) else { return }
            #expect(value.description == text)
        }
        try mutations(of: VersionRequirementTests.cases.map(\.text)) { text throws in
            guard let value = try? VersionRequirement(parsing: text) else { return }
            #expect(try VersionRequirement(parsing: value.description) == value, "\(text)")
        }
    }
}
