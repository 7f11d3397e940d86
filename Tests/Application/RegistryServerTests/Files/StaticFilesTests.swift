// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import HTTPServerKit
import ModuleModel
import RegistryServer
import TestSupport
import Testing

/// What clients get of the folder of a registry, over real connections.
@Suite struct StaticFilesTests {
    /// A folder, and a server that serves it; `now` is long after its files were written.
    final class Served: Sendable {
        let folder: TemporaryFolder
        let server: HTTPServer

        init() throws {
            folder = try TemporaryFolder()
            try folder.write(#"{"tenonRegistry":1}"#, to: "config.json")
            try folder.write(Served.index, to: "index/@alice/utils.json")
            try folder.write("export const a = 1;", to: "@alice/utils/1.0.0/main.ts")
            try folder.write("<script>alert(1)</script>", to: "@alice/utils/1.0.0/docs/index.html")
            try folder.write("<svg/>", to: "@alice/utils/1.0.0/docs/logo.svg")
            try folder.write("{}", to: "@alice/utils/1.0.0_meta.json")
            try folder.write("{}", to: "@alice/utils/meta.json")
            try folder.write(#"{"name":"@alice/utils"}"#, to: "npm/@alice%2futils")
            try folder.write(
                [UInt8](repeating: 7, count: 1 << 20),
                to: "archives/\(Served.digest).tar.gz"
            )
            try folder.write("<!doctype html>", to: "index.html")
            try folder.write("secret", to: ".tenon-registry.lock")
            try folder.write("secret", to: "index/.tenon-tmp-1")
            let files = try StaticFiles(root: FilePath(folder.path)) {
                Timestamp(milliseconds: 4_000_000_000_000)
            }
            let operation = Operation(metrics: ServerMetrics(), checks: []) { [] }
            let registry = RegistryServer(files: files, operation: operation, rates: nil)
            var configuration = ServerConfiguration()
            configuration.headSeconds = 300
            server = try HTTPServer(configuration, handler: registry)
        }

        static let index =
            #"{"tenonIndex":1,"text":""# + String(repeating: "abcd", count: 1000) + #""}"#
        static let digest = String(repeating: "ab", count: 32)
    }

    private func get(
        _ path: String,
        from served: Served,
        _ fields: String = "",
        method: String = "GET"
    ) async throws -> RawAnswer {
        let connection = try RawConnection(port: served.server.port)
        await connection.send("\(method) \(path) HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
        return await connection.receiveAnswer(hasBody: method != "HEAD")
    }

    static let immutable = "public, max-age=31536000, immutable"

    @Test(arguments: [
        ("/config.json", "application/json", "no-cache"),
        ("/index/@alice/utils.json", "application/json", "no-cache"),
        ("/@alice/utils/meta.json", "application/json", "no-cache"),
        ("/@alice/utils/1.0.0_meta.json", "application/json", immutable),
        ("/@alice/utils/1.0.0/main.ts", "text/typescript; charset=utf-8", immutable),
        ("/archives/\(Served.digest).tar.gz", "application/gzip", immutable),
        ("/npm/@alice%2futils", "application/json", "no-cache"),
        ("/npm/%40alice%2Futils", "application/json", "no-cache"),
        ("/", "text/html; charset=utf-8", "no-cache"),
    ])
    func `a file says what it is and how long it lasts`(
        path: String,
        type: String,
        caching: String
    ) async throws {
        let served = try Served()
        let answer = try await get(path, from: served)
        #expect(answer.status == 200)
        #expect(answer["Content-Type"] == type)
        #expect(answer["Cache-Control"] == caching)
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Access-Control-Allow-Origin"] == "*")
        #expect(answer["ETag"] != nil)
        #expect(answer["Last-Modified"] != nil)
        let head = try await get(path, from: served, method: "HEAD")
        #expect(head.status == 200)
        #expect(
            head.fields.filter { !$0.hasPrefix("Date") }
                == answer.fields.filter { !$0.hasPrefix("Date") }
        )
        await served.server.stop(within: .zero)
    }

    @Test func `pages of packages are text, and pages of the site are guarded`() async throws {
        let served = try Served()
        let page = try await get("/@alice/utils/1.0.0/docs/index.html", from: served)
        #expect(page["Content-Type"] == "text/plain; charset=utf-8")
        #expect(page["Content-Security-Policy"] == "default-src 'none'; sandbox")
        let picture = try await get("/@alice/utils/1.0.0/docs/logo.svg", from: served)
        #expect(picture["Content-Type"] == "image/svg+xml")
        #expect(picture["Content-Security-Policy"] == "default-src 'none'; sandbox")
        let home = try await get("/", from: served)
        #expect(home["Content-Security-Policy"]?.contains("script-src 'self'") == true)
        await served.server.stop(within: .zero)
    }

    @Test(arguments: [
        "/.tenon-registry.lock", "/index/.tenon-tmp-1", "/nothing", "/index",
        "/index/@alice/utils.json/x",
        "/config.json/", "/\(String(repeating: "x", count: 5000))", "/@alice%2f.hidden",
    ])
    func `what is hidden or not there is not there`(path: String) async throws {
        let served = try Served()
        let answer = try await get(path, from: served)
        #expect(answer.status == 404)
        #expect(answer.text.contains("page-missing"))
        await served.server.stop(within: .zero)
    }

    @Test func `a link is not followed, wherever it leads`() async throws {
        let served = try Served()
        let outside = try TemporaryFolder()
        try outside.write("outside", to: "secret.json")
        let root = try FilePath(served.folder.path)
        try FileSystem.makeLink(at: root.appending("link.json"), to: outside.path("secret.json"))
        try FileSystem.makeLink(at: root.appending("folder"), to: outside.path)
        try FileSystem.makeLink(at: root.appending("inside.json"), to: "config.json")
        for path in ["/link.json", "/folder/secret.json", "/inside.json"] {
            #expect(try await get(path, from: served).status == 404, "\(path)")
        }
        await served.server.stop(within: .zero)
    }

    @Test func `a file that became a link is not served from memory`() async throws {
        let served = try Served()
        let root = try FilePath(served.folder.path)
        #expect(try await get("/config.json", from: served).status == 200)
        try FileSystem.remove(root.appending("config.json"))
        #expect(try await get("/config.json", from: served).status == 404)
        try FileSystem.makeLink(at: root.appending("config.json"), to: "index.html")
        #expect(try await get("/config.json", from: served).status == 404)
        await served.server.stop(within: .zero)
    }

    @Test func `whoever has the content is told so`() async throws {
        let served = try Served()
        let path = "/index/@alice/utils.json"
        let first = try await get(path, from: served)
        let tag = try #require(first["ETag"])
        let date = try #require(first["Last-Modified"])
        let known = [
            "If-None-Match: \(tag)\r\n", "If-None-Match: W/\(tag)\r\n", "If-None-Match: *\r\n",
            "If-None-Match: \"x\", \(tag)\r\n", "If-None-Match: \"x\"\r\nIf-None-Match: \(tag)\r\n",
            "If-Modified-Since: \(date)\r\n",
            "If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT\r\n",
        ]
        for fields in known {
            let answer = try await get(path, from: served, fields)
            #expect(answer.status == 304, "\(fields)")
            #expect(answer.body.isEmpty)
            #expect(answer["ETag"] == tag)
            #expect(answer["Cache-Control"] == "no-cache")
        }
        let unknown = [
            "If-None-Match: \"x\"\r\n", "If-None-Match: \"x\"\r\nIf-Modified-Since: \(date)\r\n",
            "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT\r\n", "If-Modified-Since: never\r\n",
            "If-Modified-Since: Sunday, 06-Nov-94 08:49:37 GMT\r\n",
        ]
        for fields in unknown {
            #expect(try await get(path, from: served, fields).status == 200, "\(fields)")
        }
        await served.server.stop(within: .zero)
    }

    @Test func `texts are folded for those who take that`() async throws {
        let served = try Served()
        let path = "/index/@alice/utils.json"
        let plain = try await get(path, from: served)
        #expect(plain.text == Served.index)
        #expect(plain["Vary"] == "Accept-Encoding")
        let folded = try await get(path, from: served, "Accept-Encoding: br, gzip\r\n")
        #expect(folded["Content-Encoding"] == "gzip")
        #expect(folded["Vary"] == "Accept-Encoding")
        #expect(folded.body.starts(with: [0x1F, 0x8B]))
        #expect(folded.body.count < 200)
        #expect(folded["ETag"] != plain["ETag"])
        let tag = try #require(folded["ETag"])
        let again = try await get(
            path,
            from: served,
            "Accept-Encoding: gzip\r\nIf-None-Match: \(tag)\r\n"
        )
        #expect(again.status == 304)
        for refusal in ["gzip;q=0", "identity", "br", "*;q=0"] {
            let answer = try await get(path, from: served, "Accept-Encoding: \(refusal)\r\n")
            #expect(answer["Content-Encoding"] == nil, "\(refusal)")
        }
        let archive = try await get(
            "/archives/\(Served.digest).tar.gz",
            from: served,
            "Accept-Encoding: gzip\r\n"
        )
        #expect(archive["Content-Encoding"] == nil)
        #expect(archive.body.count == 1 << 20)
        let large = String(repeating: "0123456789", count: 50_000)
        try served.folder.write(large, to: "search.json")
        let search = try await get("/search.json", from: served, "Accept-Encoding: gzip\r\n")
        #expect(search["Content-Encoding"] == "gzip")
        #expect(try await get("/search.json", from: served).text == large)
        await served.server.stop(within: .zero)
    }

    @Test(arguments: ["/archives/\(Served.digest).tar.gz", "/index/@alice/utils.json"])
    func `a part of a file can be had`(path: String) async throws {
        let served = try Served()
        let whole = try await get(path, from: served)
        let size = whole.body.count
        let tag = try #require(whole["ETag"])
        let parts: [(field: String, range: Range<Int>)] = [
            ("bytes=0-0", 0..<1), ("bytes=10-19", 10..<20), ("bytes=\(size - 1)-", size - 1..<size),
            ("bytes=-5", size - 5..<size), ("bytes=-\(size + 9)", 0..<size),
            ("bytes=5-99999999", 5..<size),
        ]
        for (field, range) in parts {
            let answer = try await get(
                path,
                from: served,
                "Range: \(field)\r\nAccept-Encoding: gzip\r\n"
            )
            #expect(answer.status == 206, "\(field)")
            #expect(
                answer["Content-Range"]
                    == "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
            )
            #expect(answer.body == Array(whole.body[range]), "\(field)")
        }
        for field in ["bytes=\(size)-", "bytes=99999999-999999999", "bytes=-0"] {
            let answer = try await get(path, from: served, "Range: \(field)\r\n")
            #expect(answer.status == 416, "\(field)")
            #expect(answer["Content-Range"] == "bytes */\(size)")
        }
        for field in [
            "bytes=5-1", "bytes=0-1,3-4", "items=0-1", "bytes=a-b", "bytes=", "bytes=-", "bytes=1",
        ] {
            #expect(
                try await get(path, from: served, "Range: \(field)\r\n").status == 200,
                "\(field)"
            )
        }
        let ranged = "Range: bytes=0-0\r\n"
        #expect(try await get(path, from: served, ranged + "If-Range: \(tag)\r\n").status == 206)
        #expect(try await get(path, from: served, ranged + "If-Range: \"x\"\r\n").status == 200)
        let date = try #require(whole["Last-Modified"])
        #expect(try await get(path, from: served, ranged + "If-Range: \(date)\r\n").status == 206)
        #expect(
            try await get(path, from: served, ranged + "If-None-Match: \(tag)\r\n").status == 304
        )
        await served.server.stop(within: .zero)
    }

    @Test func `what is published is served at once, whole`() async throws {
        let served = try Served()
        let path = try FilePath(served.folder.path).appending("index/@alice/utils.json")
        for round in 0..<100 {
            // Two rounds of each length: nothing but the file itself tells them apart.
            let text = "{\"round\":\"\(100 + round)\(round % 4 < 2 ? "" : "x")\"}"
            try FileSystem.writeAtomically(Array(text.utf8), to: path)
            // A machine that is busy may keep us so long that the server gives a connection up.
            let answer = try await get("/index/@alice/utils.json", from: served)
            #expect(answer.status == 200 && answer.text == text, "round \(round): \(answer)")
        }
        await served.server.stop(within: .zero)
    }

    @Test func `a file that is replaced while it is sent is sent to its end`() async throws {
        let served = try Served()
        let name = "archives/\(Served.digest).tar.gz"
        let size = 16 << 20
        try served.folder.write([UInt8](repeating: 1, count: size), to: name)
        let connection = try RawConnection(port: served.server.port)
        await connection.send("GET /\(name) HTTP/1.1\r\nHost: a\r\n\r\n")
        let begin = await connection.receive(limit: 1000)
        let path = try FilePath(served.folder.path).appending(name)
        try FileSystem.writeAtomically([UInt8](repeating: 2, count: 10), to: path)
        connection.finishSending()
        var rest = 0
        var isSame = true
        while true {
            let part = await connection.receive()
            if part.isEmpty { break }
            rest += part.count
            isSame = isSame && part.allSatisfy { $0 == 1 }
        }
        #expect(begin.count + rest > size)
        #expect(isSame)
        await served.server.stop(within: .zero)
    }

    @Test func `other methods are refused, and pages of others may read`() async throws {
        let served = try Served()
        for method in ["PUT", "POST", "DELETE", "PATCH", "BREW"] {
            let answer = try await get("/config.json", from: served, method: method)
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD, OPTIONS")
        }
        let options = try await get("/config.json", from: served, method: "OPTIONS")
        #expect(options.status == 204)
        #expect(options["Access-Control-Allow-Origin"] == "*")
        await served.server.stop(within: .zero)
    }
}
