// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

/// Runs whose end is not waited for.
struct HastyRunTests {
    private let stage: Stage

    init() throws {
        stage = try Stage()
    }

    private func recipe(_ source: String, _ permissions: [String] = []) throws -> RunRecipe {
        var recipe = try stage.recipe(source, permissions: permissions)
        recipe.isHasty = true
        return recipe
    }

    @Test(arguments: [
        ("console.log('a'.repeat(200_000).length)", "200000\n", 0),
        ("Deno.exitCode = 3", "", 3),
        ("Deno.exit(4)", "", 4),
        ("await new Promise((done) => setTimeout(done, 5)); console.log(1)", "1\n", 0),
        // Whoever listens for the end is heard before it, and may still change the status.
        ("addEventListener('unload', () => { console.log('bye'); Deno.exitCode = 5 })", "bye\n", 5),
        ("process.on('exit', () => { console.log('bye'); process.exitCode = 6 })", "bye\n", 6),
        (
            "addEventListener('unload', () => process.on('exit', () => console.log('late')))",
            "late\n", 0
        ),
        ("process.on('exit', () => { throw new Error('late') })", "", 1),
    ])
    func `it ends as any other`(source: String, output: String, status: Int32) async throws {
        let hasty = try await stage.run(recipe(source))
        let patient = try await stage.run(stage.recipe(source))
        for result in [hasty, patient] {
            #expect(result.output == output, "\(result.errors)")
            #expect(result.outcome.status == status)
            #expect(result.outcome.failure == nil)
        }
    }

    @Test func `an uncaught error is told`() async throws {
        let result = try await stage.run(recipe("throw new Error('no')"))
        #expect(result.outcome.status == 1)
        #expect(result.report == "\(Stage.name):1: program-error Error: no")
    }

    @Test func `the next run takes its folder over`() async throws {
        _ = try await stage.run(recipe(""))
        let left = try stage.folder.list("runs")
        #expect(left.count == 1)
        try stage.folder.write("old", to: "runs/\(left[0])/loaded/old.js")
        try await untilQuiet(left[0])
        let next = try await stage.run(recipe("console.log(2)"))
        #expect(next.output == "2\n", "\(next.errors)")
        #expect(try stage.folder.list("runs") == left)
        #expect(
            try stage.folder.list("runs/\(left[0])")
                == ["answers", "calls", "direct", "host.mjs", "lock", "map.json"]
        )
        try await untilQuiet(left[0])
        _ = try await stage.run(stage.recipe(""))
        #expect(try stage.folder.list("runs").isEmpty)
    }

    @Test(arguments: ["calls", "answers", "direct", "host.mjs", "map.json"])
    func `a folder with a pipe that somebody has open is not taken over`(
        name: String
    ) async throws {
        _ = try await stage.run(recipe(""))
        let left = try stage.folder.list("runs")[0]
        try await untilQuiet(left)
        let open = try NamedPipe(openingAt: stage.folder.path("runs/\(left)/\(name)"))
        _ = try await stage.run(recipe("console.log(1)"))
        let all = try stage.folder.list("runs")
        #expect(all.count == 2 && all.contains(left), "the one that was left is kept for the next")
        withExtendedLifetime(open) {}
    }

    /// Waits until the processes of earlier runs have let go of their pipes.
    private func untilQuiet(_ run: String) async throws {
        let names = ["calls", "answers", "direct", "host.mjs", "map.json"]
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline,
            !names.allSatisfy({
                NamedPipe.isQuiet(at: stage.folder.path("runs/\(run)/\($0)"))
            })
        {
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @Test(arguments: ["write:.", "network:127.0.0.1:1", "run:/bin/true"])
    func `what could hold something is waited for`(permission: String) async throws {
        let result = try await stage.run(recipe("console.log(1)", [permission]))
        #expect(result.output == "1\n", "\(result.errors)")
        #expect(result.outcome.exit.processorTime > .zero)
        #expect(try stage.folder.list("runs").isEmpty)
    }
}
