// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

/// What a person reads when a program did not catch that something was refused.
@Suite struct RefusalTests {
    private struct Mistake: ProgramCallHandler {
        func answer(_ call: ProgramCall) async throws -> ProgramAnswer { throw Found() }

        struct Found: DiagnosticError {
            let diagnostic = Diagnostic(
                code: "syntax-error",
                message: "this is not closed",
                spans: [SourceSpan(file: "save(\"x\")", line: 1, column: 9)]
            )
        }
    }

    @Test func `a call without its permission names module, place, permission and flag`()
        async throws
    {
        let result = try await Stage().run("\nawait save('a', 'x')")
        let diagnostic = try #require(result.outcome.report?.diagnostic)
        #expect(diagnostic.code == "permission-denied")
        #expect(
            diagnostic.message == "`save` in `\(Stage.name)` needs the permission `saved:write`"
        )
        #expect(diagnostic.hints == ["grant it with `--allow-saved=write`"])
        #expect(diagnostic.spans.map(\.line) == [2])
    }

    @Test func `an error of a call keeps its code and says the place in what was saved`()
        async throws
    {
        let source = "try { await save('x', '1') } catch (e) { console.log(e.message); throw e }"
        let result = try await Stage().run(
            source,
            permissions: ["saved:write"],
            answering: Mistake()
        )
        #expect(result.output == "this is not closed (save(\"x\"):1:9)\n")
        #expect(result.outcome.report?.diagnostic.code == "syntax-error")
    }

    @Test(arguments: ["share", "publish", "search"])
    func `what is left to commands is refused, not undefined`(name: String) async throws {
        let result = try await Stage().run("await hlvm.stdlib.modules.\(name)('x')")
        #expect(result.outcome.report?.diagnostic.code == "source-unavailable")
    }

    @Test func `a link out of a granted folder needs the permission for where it leads`()
        async throws
    {
        let stage = try Stage()
        let secret = try stage.folder.write("secret", to: "elsewhere/secret.txt")
        try stage.folder.write("", to: "granted/other.txt")
        try FileManager.default.createSymbolicLink(
            atPath: stage.folder.path("granted/link.txt"),
            withDestinationPath: secret
        )
        let result = try await stage.run(
            "await Deno.readTextFile('granted/link.txt')",
            permissions: ["read:granted"]
        )
        let diagnostic = try #require(result.outcome.report?.diagnostic)
        let real = URL(fileURLWithPath: secret).resolvingSymlinksInPath().path
        #expect(["sandbox-denied", "permission-denied"].contains(diagnostic.code))
        #expect(diagnostic.message.contains("`read:\(real)`"), "\(diagnostic.message)")
        #expect(diagnostic.hints.contains { $0.contains("--allow-read=\(real)") })
    }

    @Test func `an error out of nowhere blames no module`() async throws {
        let result = try await Stage().run(
            "import net from 'node:net'; setTimeout(() => net.connect(9, '127.0.0.1'), 1)"
        )
        let report = try #require(result.outcome.report)
        #expect(report.diagnostic.code == "permission-denied", "\(report.diagnostic)")
        let message = report.diagnostic.message
        #expect(message.contains("`network:127.0.0.1:9`"), "\(message)")
        #expect(report.module != nil || message.hasPrefix("the program "), "\(report.stack)")
    }
}
