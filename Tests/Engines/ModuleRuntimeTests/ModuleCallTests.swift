// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import JSONKit
import ModuleModel
import ModuleRuntime
import SandboxKit
import Synchronization
import TestSupport
import Testing

/// The module API as a program sees it, and what goes over the channel.
@Suite struct ModuleCallTests {
    /// Answers from memory and remembers what was asked.
    final class Handler: ProgramCallHandler {
        let asked = Mutex<[String]>([])

        struct NotFound: DiagnosticError {
            let diagnostic = Diagnostic(code: "saved-not-found", message: "there is no such module")
        }

        func answer(_ call: ProgramCall) async throws -> ProgramAnswer {
            let parameters = String(decoding: call.parameters.encoded(.compact), as: UTF8.self)
            asked.withLock { $0.append("\(call.method.rawValue) \(parameters)") }
            switch call.method {
            case .list: return .value([["key": "a"], ["key": "b"]])
            case .has: return .value(.bool(call.parameters["name"] == "a"))
            case .get:
                guard call.parameters["name"] == "a" else { throw NotFound() }
                return .value("source")
            case .save, .remove: return .value(.bool(true))
            case .load:
                let name = call.parameters["name"]?.string ?? ""
                let path = call.loadedFolder.appending("\(name).js")
                let source = name == "falsy" ? "export default 0" : "export const x = 1"
                try FileSystem.writeBriefly(Array(source.utf8), to: path)
                let url = "file://\(path)#saved:\(name)"
                return .module(
                    entryURL: url,
                    names: [url: ModuleID(source: .saved, "saved:\(name)")]
                )
            }
        }
    }

    static let all = ["saved:read", "saved:write"]

    @Test func `every call is answered`() async throws {
        let result = try await Stage().run(
            """
            const {esm} = hlvm.core.storage;
            console.log(list().map((m) => m.key), esm.list().length, await has("a"), await has("z"));
            console.log(await get("a"), await esm.set("n", "export default 1"), await remove("n"));
            console.log(await load("falsy"), await load("names"), await load("falsy2", {namespace: true}));
            console.log((await Promise.all([has("a"), has("b"), get("a")])).join());
            try { await get("z") } catch (e) { console.log(e.name, e.code, e.message) }
            """,
            permissions: Self.all,
            answering: Handler()
        )
        #expect(
            result.output == """
                [ "a", "b" ] 2 true false
                source true true
                0 [Module: null prototype] { x: 1 } [Module: null prototype] { x: 1 }
                true,false,source
                TenonError saved-not-found there is no such module

                """,
            "\(result.outcome) \(result.errors)"
        )
    }

    @Test func `a fault of Tenon has a code that is documented`() async throws {
        struct Confused: ProgramCallHandler {
            struct Fault: Error {}
            func answer(_ call: ProgramCall) async throws -> ProgramAnswer { throw Fault() }
        }
        let result = try await Stage().run(
            "try { await has('a') } catch (e) { console.log(e.code) }",
            permissions: Self.all,
            answering: Confused()
        )
        #expect(result.output == "internal-error\n")
    }

    static let saves: [(value: String, sent: String)] = [
        (
            "(x) => x + 1",
            #"save {"kind":"function","name":"n","options":{},"text":"(x) => x + 1"}"#
        ),
        (
            "'export default 1'",
            #"save {"kind":"text","name":"n","options":{},"text":"export default 1"}"#
        ),
        ("{code: './x'}", #"save {"kind":"code","name":"n","options":{},"text":"./x"}"#),
        ("{file: 'x'}", #"save {"kind":"file","name":"n","options":{},"text":"x"}"#),
        (
            "{function: class A {}}",
            #"save {"kind":"function","name":"n","options":{},"text":"class A {}"}"#
        ),
    ]

    @Test(arguments: saves)
    func `what is saved arrives as it was given`(value: String, sent: String) async throws {
        let handler = Handler()
        let result = try await Stage().run(
            "await save('n', \(value))",
            permissions: Self.all,
            answering: handler
        )
        #expect(result.outcome.status == 0, "\(result.report ?? "")")
        #expect(handler.asked.withLock { $0 } == [sent])
    }

    static let denied: [(call: String, permission: String)] = [
        ("list()", "saved:read"), ("await load('a')", "saved:read"),
        ("await has('a')", "saved:read"), ("await save('a', 'x')", "saved:write"),
        ("await remove('a')", "saved:write"),
    ]

    @Test(arguments: denied)
    func `a call without its permission is refused and names the module`(
        call: String,
        permission: String
    ) async throws {
        let handler = Handler()
        let other = permission == "saved:read" ? "saved:write" : "saved:read"
        let result = try await Stage().run("\n\(call)", permissions: [other], answering: handler)
        #expect(handler.asked.withLock { $0 }.isEmpty)
        let message = try #require(result.outcome.report?.message)
        #expect(message.contains(Stage.name) && message.contains("`\(permission)`"), "\(message)")
    }

    @Test func `a message with a wrong secret ends the run`() async throws {
        // Only a program that may write everywhere can open the channel at all.
        let stage = try Stage()
        let result = try await stage.run(
            """
            const [run] = [...Deno.readDirSync("runs")];
            const text = new TextEncoder().encode("0".repeat(32) + '{"id":1,"method":"list"}');
            const frame = new Uint8Array([text.length, 0, 0, 0, ...text]);
            Deno.writeFileSync(`runs/${run.name}/calls`, frame);
            setInterval(() => {}, 1000);
            """,
            permissions: ["read:.", "write:."] + Self.all,
            answering: Handler()
        )
        #expect(result.outcome.failure?.diagnostic.code == "runner-protocol-forged", "\(result)")
        #expect(result.outcome.exit.signal == 9)
    }

    @Test func `a program that never reads its answers does not hold us`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(
            """
            for (let i = 0; i < 100; i++) has("a".repeat(100_000));
            for (;;);
            """,
            permissions: Self.all
        )
        recipe.limits.wallClock = .milliseconds(500)
        let outcome = try await stage.run(recipe, answering: Handler()).outcome
        #expect(outcome.failure?.diagnostic.code == "run-timeout")
    }
}
