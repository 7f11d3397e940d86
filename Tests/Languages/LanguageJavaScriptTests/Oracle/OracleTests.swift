// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import LanguageJavaScript
import LanguageSupport
import ModuleModel
import TestSupport
import Testing

/// The scan against the parser of the runtime.
@Suite struct OracleTests {
    /// What the scan finds, in the terms of the oracle.
    static func scan(_ name: String, _ text: String) throws -> DenoImports {
        let source = SourceText(name: name, text: text)
        let isTypeScript = name.hasSuffix("ts")
        let interface = try isTypeScript ? TypeScript().scan(source) : JavaScript().scan(source)
        var imports = DenoImports()
        for record in interface.imports where record.kind != .typeOnly {
            let isDynamic = record.kind == .dynamic
            imports.code[record.specifier] = imports.code[record.specifier] ?? true && isDynamic
        }
        for record in interface.imports where record.kind == .typeOnly {
            if imports.code[record.specifier] == nil { imports.types.insert(record.specifier) }
        }
        return imports
    }

    /// Compares the scan of each text with what Deno says; gives the names that Deno refuses.
    static func compare(
        _ texts: [(name: String, text: String)],
        comparesTypes: Bool = true,
        _ note: String = ""
    ) async throws -> [String] {
        let folder = try TemporaryFolder()
        for (name, text) in texts { try folder.write(text, to: name) }
        let expected = try await DenoImports.read(texts.map(\.name), in: folder)
        var refused: [String] = []
        for (name, text) in texts {
            var wanted = try #require(expected[name], "Deno did not look at \(name)")
            if let error = wanted.error {
                refused.append("\(name): \(error)\n\(text)")
                continue
            }
            do {
                var found = try scan(name, text)
                if !comparesTypes {
                    found.types = []
                    wanted.types = []
                }
                #expect(found == wanted, "\(note) \(name)\n\(text)")
            } catch {
                Issue.record("\(note) \(name) is refused: \(error)\n\(text)")
            }
        }
        return refused
    }

    @Test func `the samples of the tables import what Deno says`() async throws {
        let samples =
            ImportFormsTests.declarations + ImportFormsTests.escapes + ImportFormsTests.dynamic
            + ImportFormsTests.properties + ExportFormsTests.samples + SlashTests.expressions
            + SlashTests.divisions + TypeScriptTests.imports + TypeScriptTests.types
            + TypeScriptTests.comparisons
        // After the block of an arrow function and a line break, Deno's own parser divides, or gives
        // up; V8, which runs the program, reads a regular expression, as ECMA-262 §12.10 says.
        let known = ["x = () => {}\n/"]
        let compared = samples.filter { sample in !known.contains { sample.source.hasPrefix($0) } }
        let texts = compared.enumerated().map { index, sample in
            (name: "s\(index).\(sample.isTypeScript ? "ts" : "js")", text: sample.source)
        }
        let refused = try await Self.compare(texts)
        #expect(refused.count <= 8, "\(refused.joined(separator: "\n"))")
    }

    @Test func `the corpus imports what Deno says`() async throws {
        let folder = URL(filePath: #filePath).appending(path: "../../Corpus").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        let texts = try files.map { file in
            (name: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
        }
        #expect(texts.count >= 5)
        let refused = try await Self.compare(texts)
        #expect(refused.isEmpty)
    }

    /// `SEED` and `PROGRAMS` in the environment try others, and more.
    @Test(arguments: [false, true])
    func `generated programs import what Deno says`(isTypeScript: Bool) async throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["SEED"].flatMap { UInt64($0) } ?? 2026
        let count = environment["PROGRAMS"].flatMap { Int($0) } ?? 1500
        var generator = ProgramGenerator(seed: seed, isTypeScript: isTypeScript)
        let suffix = isTypeScript ? "ts" : "js"
        let texts = (0..<count).map { (name: "g\($0).\(suffix)", text: generator.program()) }
        let refused = try await Self.compare(texts, comparesTypes: false, "SEED=\(seed)")
        let message =
            "SEED=\(seed)\n\(refused.sorted { $0.count < $1.count }.prefix(3).joined(separator: "\n"))"
        #expect(refused.count * 20 <= count, "too many invalid programs, \(message)")
    }
}
