// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// The life of a server's process: how it begins, what it tells, how it ends.
@Suite struct ServingTests {
    static let starts = [
        [ServerProcess.path, "serve"], [TenonProgram.path, "registry", "serve"],
    ]

    @Test(arguments: starts)
    func `it tells where it listens, and ends when it is told to`(start: [String]) async throws {
        let folder = try TemporaryFolder()
        let served = try ServerProcess(folder.path, through: start)
        #expect(served.announcement.hasPrefix("serving \(folder.path) at http://127.0.0.1:"))
        let ready = try await served.ask("GET", "/-/ready")
        #expect(ready.status == 200 && ready.text.contains("\"database\":true"), "\(ready.text)")
        #expect(try await served.ask("GET", "/config.json").status == 200)
        #expect(try await served.ask("GET", "/").status == 200)
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
        #expect(throws: RawConnection.Refused.self) { try RawConnection(port: served.port) }
    }

    @Test func `a request that runs is answered before the end, unless a second signal comes`()
        async throws
    {
        for isImpatient in [false, true] {
            let folder = try TemporaryFolder()
            let served = try ServerProcess(folder.path)
            let slow = try RawConnection(port: served.port)
            await slow.send(
                "POST /api/v1/statistics HTTP/1.1\r\nHost: a\r\nContent-Length: 13\r\n\r\n{"
            )
            // An answer on another connection: the server has looked at the first one by then.
            #expect(try await served.ask("GET", "/-/health").status == 200)
            served.send(SIGTERM)
            #expect(await served.errors(until: "stopping").contains("stopping"))
            if isImpatient {
                served.send(SIGTERM)
                #expect(await served.end(within: .seconds(20)) == .exited(1))
                continue
            }
            await slow.send("\"events\":[]}")
            let answer = await slow.receiveAnswer()
            #expect(answer.status != 0 && answer["Connection"] == "close", "\(answer)")
            #expect(await served.end(within: .seconds(20)) == .exited(0))
        }
    }

    @Test func `an address that is taken, or is none, is told of`() async throws {
        let folder = try TemporaryFolder()
        let served = try ServerProcess(try folder.makeFolder("one"))
        let other = try folder.makeFolder("two")
        for (address, code) in [
            ("127.0.0.1:\(served.port)", "server-address-in-use"),
            ("192.0.2.1:0", "server-address-foreign"),
            ("nowhere:0", "server-address-malformed"),
        ] {
            let outcome = try await ServerProcess.run("serve", other, "--listen", address)
            #expect(outcome.status == .exited(1), outcome.summary)
            #expect(outcome.code == code, outcome.summary)
        }
        #expect(try await served.ask("GET", "/-/health").status == 200)
    }

    @Test(arguments: ["text", "json"])
    func `the log tells of each request, and of no token`(format: String) async throws {
        let folder = try TemporaryFolder()
        let served = try ServerProcess(folder.path, "--log", format)
        let (administrator, alice) = try await served.makeAlice()
        _ = try await served.ask("GET", "/api/v1/user?token=\(alice)", as: alice)
        _ = try await served.ask("GET", "/api/v1/user", as: String(alice.dropLast()))
        _ = try await served.publish("1.0.0", as: alice)
        _ = try await served.ask("GET", "/last")
        let log = await served.errors(until: "/last")
        #expect(log.contains("/api/v1/user") && log.contains("/@alice/words/1.0.0"), "\(log)")
        #expect(log.contains("127.0.0.1"))
        for secret in [administrator, alice] {
            #expect(!log.contains(secret.dropFirst(6).prefix(20)), "\(log)")
        }
        for line in log.split(separator: "\n") where format == "json" && line.contains("/api/") {
            let value = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            #expect(value?["status"] is Int && value?["path"] is String, "\(line)")
        }
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
    }

    @Test func `only a trusted proxy names the client`() async throws {
        let folder = try TemporaryFolder()
        let forwarded = ["X-Forwarded-For: 198.51.100.7"]
        for isTrusted in [false, true] {
            let trusted = isTrusted ? "127.0.0.1" : "127.0.0.2"
            let served = try ServerProcess(folder.path, "--trust-proxy", trusted)
            _ = try await served.ask("GET", "/last", fields: forwarded)
            let log = await served.errors(until: "/last")
            #expect(log.contains("198.51.100.7") == isTrusted, "\(log)")
            served.send(SIGTERM)
            #expect(await served.end() == .exited(0))
        }
    }

    @Test func `downloads are counted, over the end of the process`() async throws {
        let folder = try TemporaryFolder()
        var served = try ServerProcess(folder.path, "--log", "none")
        let alice = try await served.makeAlice().alice
        let answer = try await served.publish("1.0.0", as: alice)
        #expect(answer.status == 201, "\(answer.text)")
        let index = try await served.ask("GET", "/index/@alice/words.json").text
        let marker = try #require(index.range(of: "\"archive\": \"sha256:"), "\(index)")
        let path = "/archives/\(index[marker.upperBound...].prefix(64)).tar.gz"
        for _ in 0..<3 { #expect(try await served.ask("GET", path).status == 200) }
        #expect(try await served.ask("GET", path, fields: ["Range: bytes=0-3"]).status == 206)
        #expect(try await served.ask("HEAD", path).status == 200)
        served.send(SIGTERM)
        #expect(await served.end() == .exited(0))
        served = try ServerProcess(folder.path, "--log", "none")
        let counts = try await served.ask("GET", "/api/v1/packages/@alice/words/statistics").text
        #expect(counts.contains("\"1.0.0\":3"), "\(counts)")
    }

    @Test func `who lost the administrator's token gets another one on the folder`() async throws {
        let folder = try TemporaryFolder()
        let missing = try await ServerProcess.run("recover", folder.path)
        #expect(missing.code == "registry-accounts-missing", missing.summary)
        #expect(try folder.list().isEmpty)
        let served = try ServerProcess(folder.path, "--administrator", "root")
        let lost = try await served.makeAlice().administrator
        let wrong = try await ServerProcess.run("recover", folder.path)
        #expect(wrong.code == "account-missing", wrong.summary)
        let outcome = try await ServerProcess.run(
            "recover",
            folder.path,
            "--administrator",
            "root"
        )
        #expect(outcome.isSuccess, outcome.summary)
        let token = try #require(ServerProcess.token(in: outcome.output), outcome.summary)
        #expect(outcome.output == token + "\n" && token != lost && !outcome.errors.contains(token))
        let user = try await served.ask("GET", "/api/v1/user", as: token)
        #expect(
            user.status == 200 && user.text.contains("\"isAdministrator\":true"),
            "\(user.text)"
        )
    }
}
