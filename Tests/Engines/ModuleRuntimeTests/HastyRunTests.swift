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

    @Test func `the next run removes its folder`() async throws {
        _ = try await stage.run(recipe(""))
        #expect(try stage.folder.list("runs").count == 1)
        _ = try await stage.run(stage.recipe(""))
        #expect(try stage.folder.list("runs").isEmpty)
    }

    @Test(arguments: ["write:.", "network:127.0.0.1:1", "run:/bin/true"])
    func `what could hold something is waited for`(permission: String) async throws {
        let result = try await stage.run(recipe("console.log(1)", [permission]))
        #expect(result.output == "1\n", "\(result.errors)")
        #expect(result.outcome.exit.processorTime > .zero)
        #expect(try stage.folder.list("runs").isEmpty)
    }

    @Test func `a program that says too early that it is over is over`() async throws {
        let source = """
            console.log(Deno.pid);
            Deno[Deno.internal].dispatchProcessExitEvent();
            for (;;);
            """
        let result = try await stage.run(recipe(source))
        #expect(result.outcome.status == 0)
        let process = try #require(Int32(result.output.dropLast()))
        let status = try FilePath("/proc/\(process)")
        let deadline = ContinuousClock.now + .seconds(60)
        while FileSystem.kind(of: status) != nil, ContinuousClock.now < deadline {
            await Task.yield()
        }
        #expect(FileSystem.kind(of: status) == nil)
    }
}
