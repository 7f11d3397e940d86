// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

@Suite struct PythonLimitTests {
    @Test func `time on the clock`() async throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe()
        recipe.limits.wallClock = .milliseconds(200)
        let program = PythonStage.program("while True: pass")
        let outcome = try await stage.run(program, recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-timeout")
        #expect(outcome.status == 1)
    }

    @Test func `processor time`() async throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe()
        recipe.limits.processorSeconds = 1
        let program = PythonStage.program("while True: pass")
        let outcome = try await stage.run(program, recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-cpu-limit")
    }

    static let hungry = [
        "x = []\nwhile True: x.append([1] * 1000)", "bytearray(10 ** 9)", "'x' * 10 ** 9",
    ]

    @Test(arguments: hungry, PythonRuntimeTests.paths)
    func memory(text: String, path: String) async throws {
        let stage = try PythonStage(path: path)
        var recipe = try stage.recipe()
        recipe.limits.memoryMegabytes = 50
        let outcome = try await stage.run(PythonStage.program(text), recipe).outcome
        #expect(outcome.failure?.diagnostic.code == "run-out-of-memory", "\(outcome)")
        #expect(outcome.status == 1)
        #expect(outcome.exit.peakBytes < 1 << 30)
    }

    /// Ways to go deep that take the most of the stack.
    static let depths = [
        "def f(n): return f(n + 1)\nf(0)",
        "def f(n): return sorted([n], key=f)\nf(0)",
        "def f(n): return list(map(f, [n]))\nf(0)",
        "x = []\nfor _ in range(100_000): x = [x]\nrepr(x)",
        "x = []\nfor _ in range(100_000): x = [x]\ny = []\nfor _ in range(100_000): y = [y]\nx == y",
        "import json\nx = []\nfor _ in range(100_000): x = {'a': x}\njson.dumps(x)",
        "class A:\n    def __eq__(self, other): return self == other\nA() == 1",
        "class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x",
        "eval('-' * 100_000 + '1')",
    ]

    @Test(arguments: depths, PythonRuntimeTests.paths)
    func `recursion ends before the stack does`(text: String, path: String) async throws {
        let outcome = try await PythonStage(path: path).run(text).outcome
        let name = try #require(outcome.report?.name, "\(outcome)")
        #expect(["RecursionError", "MemoryError", "SyntaxError"].contains(name))
        #expect(outcome.failure == nil)
    }

    @Test(arguments: PythonRuntimeTests.paths)
    func `nine thousand calls deep is fine`(path: String) async throws {
        let text = "def f(n): return 0 if n == 0 else 1 + f(n - 1)\nprint(f(9000))"
        #expect(try await PythonStage(path: path).run(text).output == "9000\n")
    }
}
