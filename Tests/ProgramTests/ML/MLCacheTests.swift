// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Modules are compiled once, whatever becomes of the cache.
@Suite struct MLCacheTests {
    private struct Info: Decodable, Equatable {
        var compiledFiles = 0
        var compiledHits = 0
        var compiledMisses = 0
        var compiledEvictions = 0
        var compiledBytes = 0
    }

    /// Six modules with the entry make seven files, and the whole program one more.
    private let tenon: TenonProgram
    private var folder: String { tenon.home + "/cache/compiled" }

    init() throws {
        tenon = try TenonProgram()
        for number in 0...5 { try tenon.write("x = \(number);", to: "m\(number).ml") }
        try tenon.write(
            (0...5).map { "import m\($0);\n" }.joined() + "print(m0.x + m5.x);",
            to: "main.ml"
        )
    }

    private func run(_ output: String = "5\n") async throws {
        try await tenon("run", "--allow-current-dir", "main.ml").expectSuccess(output: output)
    }

    private func info() async throws -> Info {
        let outcome = try await tenon("cache", "info", "--json")
        return try JSONDecoder().decode(Info.self, from: Data(outcome.outputBytes))
    }

    /// What was compiled since `info` was so.
    private func misses(since info: Info) async throws -> Int {
        try await self.info().compiledMisses - info.compiledMisses
    }

    @Test func `only what changed is compiled again`() async throws {
        try await run()
        let cold = try await info()
        #expect(cold.compiledFiles == 8 && cold.compiledMisses == 8 && cold.compiledBytes > 0)
        try await run()
        let warm = try await info()
        #expect(warm.compiledMisses == 8 && warm.compiledHits >= cold.compiledHits + 8)
        // Equal bytes with another date.
        for number in 0...5 { try tenon.write("x = \(number);", to: "m\(number).ml") }
        try await run()
        #expect(try await misses(since: warm) == 0)
        // Other bytes with the same date.
        let date = try FileManager.default.attributesOfItem(atPath: tenon.project + "/m5.ml")
        try tenon.write("x = 9;", to: "m5.ml")
        try FileManager.default.setAttributes(
            [.modificationDate: date[.modificationDate] as Any],
            ofItemAtPath: tenon.project + "/m5.ml"
        )
        try await run("9\n")
        #expect(try await misses(since: warm) == 2)
        let there = try FileManager.default.contentsOfDirectory(atPath: tenon.project)
        #expect(there.allSatisfy { $0.hasSuffix(".ml") })
    }

    @Test func `what is damaged or forged is compiled again`() async throws {
        try await run()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".unit") }.map { folder + "/" + $0 }
        let texts = try files.map { try Data(contentsOf: URL(filePath: $0)) }
        // Each under the name of another, cut, changed, emptied, a folder.
        let forgeries: [(Int) -> Data?] = [
            { texts[($0 + 1) % texts.count] }, { texts[$0].dropLast(3) },
            { texts[$0].dropLast() + [texts[$0].last.map { $0 ^ 1 } ?? 0] }, { _ in Data() },
            { _ in nil },
        ]
        for forgery in forgeries {
            for (index, file) in files.enumerated() {
                try? FileManager.default.removeItem(atPath: file)
                if let bytes = forgery(index) {
                    try bytes.write(to: URL(filePath: file))
                } else {
                    try FileManager.default.createDirectory(
                        atPath: file,
                        withIntermediateDirectories: false
                    )
                }
            }
            try await run()
        }
    }

    @Test func `a folder that cannot be used only makes work`() async throws {
        try tenon.folder.write("a file", to: "data/cache/compiled")
        try await run()
        #expect(try await info().compiledFiles == 0)
    }

    @Test func `sixteen programs at once share it`() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<16 { group.addTask { try await run() } }
            try await group.waitForAll()
        }
        let all = try await info()
        #expect(all.compiledFiles == 8 && all.compiledMisses >= 8)
        #expect(all.compiledMisses + all.compiledHits >= 16 * 8)
        try await run()
        #expect(try await misses(since: all) == 0)
    }

    @Test func `it can be emptied`() async throws {
        try await run()
        try await tenon("cache", "gc", "--compiled", "--dry-run").expectSuccess()
        #expect(try await info().compiledFiles == 8)
        let outcome = try await tenon("cache", "gc", "--compiled")
        #expect(outcome.errors.contains("removed 8 compiled files"), outcome.summary)
        #expect(try await info() == Info())
        try await run()
    }

    @Test(arguments: ["w.js", "w.ml"])
    func `no grant lets a program write to it`(name: String) async throws {
        var environment = tenon.environment
        environment["TENON_HOME"] = nil
        let cache = tenon.folder.path("user/.cache/tenon")
        let run = ChildProgram(
            TenonProgram.path,
            environment: environment,
            currentDirectory: tenon.project
        )
        try await run.run(["run", "--allow-current-dir", "main.ml"]).expectSuccess(output: "5\n")
        let places =
            ["/compiled/forged.unit", "/forged", "/runs/forged"].map { cache + $0 }
            + [
                tenon.folder.path("user/.config/tenon/policy.toml"),
                tenon.folder.path("free/allowed"),
            ]
        for folder in ["user/.config/tenon", "free"] { try tenon.folder.makeFolder(folder) }
        try tenon.write(
            """
            for (const place of \(places)) {
              try { Deno.writeTextFileSync(place, "x"); console.log("wrote", place); } catch {}
            }
            """,
            to: "w.js"
        )
        try tenon.write(
            """
            import file;
            for (place in \(places)) {
              try { file.write(place, "x"); print("wrote", place); } except (e) { }
            }
            """,
            to: "w.ml"
        )
        try await run.run(["run", "--allow-write", "--allow-read", "./\(name)"])
            .expectSuccess(output: "wrote \(places[4])\n")
    }
}
