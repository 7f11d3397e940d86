// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPClientKit
import TestSupport
import Testing

@Suite struct HTTP2Tests {
    /// A server that ends with its standard input.
    private static let program = """
        const [certificate, key] = Deno.args.map((path) => Deno.readTextFileSync(path));
        Deno.serve({
            port: 0, hostname: "127.0.0.1", cert: certificate, key,
            onListen: ({ port }) => console.log(port),
        }, (request) => new Response(new URL(request.url).pathname));
        for await (const _ of Deno.stdin.readable) { /* until the end */ }
        Deno.exit(0);
        """

    @Test func `many requests share one connection of HTTP 2`() async throws {
        let certificates = try LoopbackServer.shared().certificateFiles
        let folder = try TemporaryFolder()
        let script = try folder.write(Self.program, to: "server.js")
        let deno = ChildProgram(
            try DenoProgram.path(),
            environment: ["PATH": "/usr/bin:/bin", "HOME": folder.path, "NO_COLOR": "1"]
        )
        let server = try RunningProgram(
            deno,
            [
                "run", "--no-prompt", "--no-config", "--allow-net", "--allow-read", script,
                certificates.certificate, certificates.key,
            ]
        )
        let line = String(decoding: try server.readLine(), as: UTF8.self)
        let port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)))
        let client = try Exchange.client()
        let answers = try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            for number in 0..<50 {
                group.addTask {
                    try await client.send(HTTPRequest(.get, "https://localhost:\(port)/\(number)"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.isMultiplexed && $0.status == 200 })
        #expect(Set(answers.map { String(decoding: $0.body, as: UTF8.self) }).count == 50)
    }
}
