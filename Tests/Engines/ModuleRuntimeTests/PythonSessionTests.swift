// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import Synchronization
import TestSupport
import Testing

@Suite struct PythonSessionTests {
    static let tell =
        "ml_host = _tenon_host\ndef tell(x): ml_host.tell(x)\n"

    private func start(
        _ text: String = tell,
        output: ScratchFile? = nil,
        permissions: [String] = []
    ) async throws -> (PythonStage, PythonSession, PythonSession.Evaluation) {
        let stage = try PythonStage()
        var recipe = try stage.recipe(permissions: permissions)
        recipe.streams.input = .discarded
        if let output { recipe.streams.output = .scratch(output) }
        var program = PythonStage.program(text)
        program.tellsValue = true
        let (session, first) = try await PythonSession.start(
            in: stage.runner.start(recipe),
            with: program
        )
        return (stage, session, first)
    }

    @Test func `texts see what those before them defined`() async throws {
        let output = try ScratchFile()
        let (_, session, first) = try await start(output: output)
        #expect(first.report == nil && first.exit == nil && first.failure == nil)
        let one = try await session.evaluate(PythonStage.program("x = 20", name: "1"))
        #expect(one.value == nil)
        let two = try await session.evaluate(
            PythonStage.program("print('out'); tell(x + 22)", name: "2")
        )
        #expect(two.value?.json == "42")
        #expect(String(decoding: try output.contents(), as: UTF8.self) == "out\n")
    }

    @Test func `an error does not end the session, and names the text that it comes from`()
        async throws
    {
        let (_, session, _) = try await start()
        let other = ModuleID(source: .https, "https://example.com/second.ml")
        _ = try await session.evaluate(PythonStage.program("\ndef f(): 1 / 0", name: "1"))
        var text = PythonStage.program("f()", name: "2")
        text.places = [.init(first: 1, module: other, line: 7, column: 3)]
        let failed = try await session.evaluate(text)
        #expect(failed.report?.stack == ["at f (\(PythonStage.entry):2:1)", "at \(other):7:3"])
        let wrong = try await session.evaluate(PythonStage.program("1 +", name: "3"))
        #expect(wrong.failure?.diagnostic.code == "generated-code-invalid")
        #expect(
            try await session.evaluate(PythonStage.program("tell(1)", name: "4")).value?.json == "1"
        )
    }

    /// Interrupts the session while it waits for its first exchange.
    final class Interrupter: ProgramFetchHandler {
        private let session = Mutex<PythonSession?>(nil)

        func watch(_ session: PythonSession) { self.session.withLock { $0 = session } }

        func fetch(_ request: ProgramFetch) async throws -> ProgramFetchAnswer {
            let session = session.withLock { session in
                defer { session = nil }
                return session
            }
            session?.interrupt()
            return ProgramFetchAnswer(status: session == nil ? 200 : 500, body: [])
        }
    }

    @Test func `an interrupt ends the text, not the session`() async throws {
        let stage = try PythonStage()
        let interrupter = Interrupter()
        var first = PythonStage.program(
            Self.tell
                + "def fetch(): return ml_host.call('fetch', {'module': 'main', 'url': 'https://a.test/'})"
        )
        first.tellsValue = true
        first.grants = ["main": PermissionSet([Permission(everything: .network)])]
        let (session, _) = try await PythonSession.start(
            in: stage.runner.start(stage.recipe(permissions: ["network"])),
            with: first,
            fetching: interrupter
        )
        // Nothing runs, so nothing happens.
        session.interrupt()
        interrupter.watch(session)
        let text = PythonStage.program("fetch()\nwhile True: pass", name: "1")
        let result = try await session.evaluate(text)
        #expect(result.wasInterrupted)
        #expect(result.report?.message == "interrupted")
        // The answer that nobody took is not taken for the next one.
        let next = try await session.evaluate(
            PythonStage.program("tell(fetch()['status'])", name: "2")
        )
        #expect(next.value?.json == "200")
    }

    @Test func `the end of the process is the end of every text`() async throws {
        let (_, session, _) = try await start()
        let end = try await session.evaluate(PythonStage.program("raise SystemExit(3)", name: "1"))
        #expect(end.exit?.status == 3)
        let after = try await session.evaluate(PythonStage.program("tell(1)", name: "2"))
        #expect(after.exit?.status == 3)
        #expect(after.value == nil)
    }

    @Test func `an error in the first text ends the session`() async throws {
        let (_, _, first) = try await start("\n1 / 0")
        #expect(first.report?.line == 2)
        #expect(first.exit?.status == 1)
    }

    @Test func `later texts bring grants of their own`() async throws {
        let (_, session, _) = try await start()
        var text = PythonStage.program("tell(ml_host.grants('late'))", name: "1")
        text.grants = ["late": PermissionSet([Permission(everything: .network)])]
        #expect(try await session.evaluate(text).value?.json == #"{"network": ["*"]}"#)
    }
}
