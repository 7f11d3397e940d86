// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

@Suite struct PythonFetchTests {
    /// Answers with what it was asked.
    struct Echo: ProgramFetchHandler {
        func fetch(_ request: ProgramFetch) async throws -> ProgramFetchAnswer {
            let head =
                "\(request.method) \(request.url) \(request.headers) \(request.grant.permissions) "
            return ProgramFetchAnswer(
                status: 201,
                headers: ["Kind": "echo"],
                body: Array(head.utf8) + request.body.reversed()
            )
        }
    }

    static let call = """
        import base64
        ml_host = _tenon_host
        def fetch(module, url, body=b"\\0\\xff"):
            sent = {"module": module, "method": "POST", "url": url, "headers": {"A": "b"},
                "body": base64.b64encode(body).decode()}
            answer = ml_host.call("fetch", sent)
            return answer["status"], answer["headers"], base64.b64decode(answer["body"])

        """

    private func run(
        _ text: String,
        program granted: [String],
        modules: [String: [String]],
        handler: (any ProgramFetchHandler)? = Echo()
    ) async throws -> Stage.Result {
        let stage = try PythonStage()
        var program = PythonStage.program(Self.call + text)
        program.names["other"] = PythonGrantTests.other
        program.grants = try modules.mapValues { texts in
            PermissionSet(try texts.map { try Permission(parsing: $0) })
        }
        return try await stage.run(
            program,
            stage.recipe(permissions: granted),
            fetching: handler
        )
    }

    @Test func `an exchange goes through Tenon`() async throws {
        let result = try await run(
            "print(fetch('main', 'https://example.com/a'))",
            program: ["network"],
            modules: ["main": ["network:example.com:443"]]
        )
        #expect(
            result.output == """
                (201, {'Kind': 'echo'}, b'POST https://example.com/a ["A": "b"] [network:example.com:443] \\xff\\x00')

                """,
            "\(result.report ?? "")"
        )
    }

    static let refusals:
        [(url: String, program: [String], modules: [String: [String]], code: String)] = [
            ("https://example.com/", [], ["other": ["network"]], "permission-denied"),
            ("https://example.com/", ["network"], ["main": ["network"]], "permission-denied"),
            (
                "https://example.com/", ["network"], ["other": ["network:example.org"]],
                "permission-denied"
            ),
            (
                "https://example.com/", ["network:example.com:80"], ["other": ["network"]],
                "permission-denied"
            ),
            ("http://example.com/", ["network"], ["other": ["network"]], "insecure-url"),
            ("file:///etc/passwd", ["network", "read"], ["other": ["network"]], "url-malformed"),
            (
                "https://user:word@example.com/", ["network"], ["other": ["network"]],
                "url-credentials"
            ),
        ]

    @Test(arguments: refusals)
    func `what is not granted is not fetched`(
        url: String,
        program: [String],
        modules: [String: [String]],
        code: String
    ) async throws {
        let result = try await run("fetch('other', '\(url)')", program: program, modules: modules)
        let report = try #require(result.outcome.report)
        #expect(report.diagnostic.code == code)
        #expect(report.module == PythonStage.entry)
    }

    @Test func `without anybody who fetches, the program is told`() async throws {
        let result = try await run(
            """
            try:
                fetch('main', 'https://example.com/')
            except Exception as error:
                print(error.code, error)
            """,
            program: ["network"],
            modules: ["main": ["network"]],
            handler: nil
        )
        #expect(result.output == "call-unavailable `fetch` is not available in this run\n")
    }
}
