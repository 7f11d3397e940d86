// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

@Suite struct RunLimitTests {
    @Test func `time on the clock`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe("setInterval(() => {}, 1000)")
        recipe.limits.wallClock = .milliseconds(200)
        let outcome = try await stage.run(recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-timeout")
        #expect(outcome.status == 1)
    }

    @Test func `processor time`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe("for (;;);")
        recipe.limits.processorSeconds = 1
        let outcome = try await stage.run(recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-cpu-limit")
        #expect(outcome.status == 1)
    }

    @Test func `memory of objects`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe("const all = []; for (;;) all.push({x: [1, 2, 3]})")
        recipe.limits.memoryMegabytes = 50
        let outcome = try await stage.run(recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-out-of-memory", "\(outcome)")
        #expect(outcome.status == 1)
    }

    @Test func `memory of buffers`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(
            "const all = []; for (;;) all.push(new Uint8Array(1 << 20).fill(1))"
        )
        recipe.limits.memoryMegabytes = 50
        let outcome = try await stage.run(recipe).outcome
        #expect(outcome.status != 0)
        #expect(outcome.exit.peakBytes < 1 << 30)
    }
}
