// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

/// What is kept of a program's imports for its next run makes that run faster, and nothing else.
@Suite struct AnalysisTests {
    private static let files = [
        "dep_analysis_cache_v2", "dep_analysis_cache_v2-wal", "made-from", "node_analysis_cache_v2",
        "node_analysis_cache_v2-wal",
    ]

    private let stage: Stage

    init() throws {
        stage = try Stage()
    }

    private func recipe(_ source: String, permissions: [String] = []) throws -> RunRecipe {
        var recipe = try stage.recipe(source, permissions: permissions)
        recipe.analysis = try FilePath(stage.folder.path("analysis/one"))
        recipe.protectedFolders = [stage.folder.path("analysis"), stage.folder.path("runs")]
        return recipe
    }

    /// A program of three modules.
    private func program() throws -> RunRecipe {
        var recipe = try recipe("import {n} from './a.js'; import './b.ts'; console.log('got', n)")
        for (name, text) in [
            ("a.js", "export const n = 41"), ("b.ts", "const n: number = 1; console.log(n)"),
        ] {
            recipe.localFiles.append(try stage.folder.write(text, to: "files/\(name)"))
        }
        return recipe
    }

    private func analyse(_ recipe: RunRecipe) async throws {
        try await stage.runner.analyse(
            stage.links(of: recipe),
            of: recipe,
            files: recipe.localFiles
        )
    }

    private func kept(_ name: String) throws -> [UInt8] {
        try stage.folder.read("analysis/one/\(name)")
    }

    @Test func `a run is the same with and without it`() async throws {
        let recipe = try program()
        let first = try await stage.run(recipe)
        #expect(first.output == "1\ngot 41\n", "\(first.errors)")
        try await analyse(recipe)
        #expect(try stage.folder.list("analysis") == ["one"])
        #expect(try stage.folder.list("analysis/one") == Self.files)
        let second = try await stage.run(recipe)
        #expect(second.output == first.output && second.errors.isEmpty)
        #expect(try stage.folder.list("runs").isEmpty)
    }

    @Test func `the copy of a run is in memory where that is possible`() async throws {
        let memory = try stage.folder.makeFolder("memory")
        let runner = DenoRunner(
            deno: stage.deno,
            folder: try FilePath(stage.folder.path("runs")),
            memory: try FilePath(memory)
        )
        var recipe = try program()
        try await analyse(recipe)
        recipe.streams.output = .discarded
        let left = try stage.folder.write("", to: "memory/run-left/lock")
        let program = try runner.start(recipe).link(stage.links(of: recipe))
        #expect(try stage.folder.list("runs").count == 1)
        let copies = try stage.folder.list("memory").filter { $0 != "run-left" }
        #expect(copies.count == 1)
        #expect(FileSystem.kind(of: try FilePath(left)) == nil)
        let copy = try stage.folder.read("memory/\(copies[0])/dep_analysis_cache_v2")
        #expect(try copy == kept("dep_analysis_cache_v2"))
        try program.release()
        #expect(try await program.wait().status == 0)
    }

    @Test func `a copy is ready to be added to`() async throws {
        try await analyse(program())
        // A log that holds anything is not begun anew, which is what waits for the disk.
        for name in Self.files where name.hasSuffix("-wal") {
            #expect(try kept(name).count > 4096, "\(name)")
        }
    }

    @Test func `it is made once`() async throws {
        let recipe = try program()
        try await analyse(recipe)
        let path = try FilePath(stage.folder.path("analysis/one"))
        let made = try FileSystem.status(of: path).identity
        try await analyse(recipe)
        #expect(try FileSystem.status(of: path).identity == made)
    }

    @Test func `modules that changed are read anew`() async throws {
        let recipe = try program()
        try await analyse(recipe)
        try stage.folder.write("import './b.ts'; export const n = 42", to: "files/a.js")
        try stage.folder.write("console.log('other')", to: "files/b.ts")
        #expect(try await stage.run(recipe).output == "other\ngot 42\n")
    }

    @Test func `other imports are analysed anew`() async throws {
        let recipe = try program()
        try await analyse(recipe)
        var links = stage.links(of: recipe)
        links.importMap = Array(#"{"imports":{"other":"\#(links.entryURL)"}}"#.utf8)
        try await stage.runner.analyse(links, of: recipe, files: recipe.localFiles)
        #expect(try kept("made-from").suffix(links.importMap.count).elementsEqual(links.importMap))
    }

    @Test(arguments: [("dep_analysis_cache_v2", "nonsense"), ("node_analysis_cache_v2", "")])
    func `a damaged one is ignored and made again`(name: String, text: String) async throws {
        let recipe = try program()
        try await analyse(recipe)
        try stage.folder.write(text, to: "analysis/one/\(name)")
        let result = try await stage.run(recipe)
        #expect(result.output == "1\ngot 41\n" && result.errors.isEmpty, "\(result.errors)")
        try await analyse(recipe)
        #expect(try kept(name).count > 1000)
    }

    @Test func `one of another runtime is made again`() async throws {
        let recipe = try program()
        try await analyse(recipe)
        let note = try kept("made-from")
        #expect(String(decoding: note, as: UTF8.self).hasPrefix(stage.deno.path.string + " "))
        try stage.folder.write("/old/deno 1 1\n", to: "analysis/one/made-from")
        #expect(try await stage.run(recipe).output == "1\ngot 41\n")
        try await analyse(recipe)
        #expect(try kept("made-from") != Array("/old/deno 1 1\n".utf8))
        #expect(try stage.folder.list("analysis") == ["one"])
    }

    @Test func `a program leaves nothing in it for the next run`() async throws {
        let recipe = try recipe(
            """
            const [analysis, runs] = Deno.args;
            console.log(Deno.statSync("/dev/null").isCharDevice);
            const attempt = (path) => {
              try { Deno.writeTextFileSync(path, "mine"); console.log("wrote", path) }
              catch (error) { console.log(error.name) }
            };
            attempt(analysis + "/dep_analysis_cache_v2");
            attempt(analysis + "/made-from");
            for (const run of Deno.readDirSync(runs)) {
              attempt(runs + "/" + run.name + "/dep_analysis_cache_v2");
            }
            """,
            permissions: ["read", "write"]
        )
        var attack = recipe
        attack.arguments = [stage.folder.path("analysis/one"), stage.folder.path("runs")]
        try await analyse(attack)
        let before = try Self.files.map(kept)
        let result = try await stage.run(attack)
        #expect(
            result.output == "true\n" + String(repeating: "NotCapable\n", count: 4),
            "\(result.report ?? "") \(result.errors)"
        )
        #expect(try Self.files.map(kept) == before)
    }

    @Test func `without the kernel's sandbox nothing is analysed`() async throws {
        var recipe = try program()
        recipe.sandbox = .none
        try await analyse(recipe)
        #expect(FileSystem.kind(of: try FilePath(stage.folder.path("analysis"))) == nil)
    }
}
