// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import HTTPServerKit
import JSONKit
import ModuleModel
import ModuleSources
import RegistrySite

/// A real server on loopback for a site: made for each request, or the files of a static export.
struct SiteServer {
    private let server: HTTPServer

    /// Where it listens, with a slash at the end.
    var address: String { "http://127.0.0.1:\(server.port)/" }

    /// Serves the registry in `root`; pages are files of it when `isStatic`.
    init(_ root: FilePath, isStatic: Bool) throws {
        server = try HTTPServer(ServerConfiguration(), handler: Handler(root, isStatic: isStatic))
    }

    private struct Handler: RequestHandler {
        let root: FilePath
        let isStatic: Bool
        let library: FolderLibrary

        init(_ root: FilePath, isStatic: Bool) {
            self.root = root
            self.isStatic = isStatic
            library = FolderLibrary(root: root)
        }

        func respond(to request: ServerRequest) async -> ServerResponse {
            if !isStatic, request.segments.first == "api" {
                return (try? search(request)) ?? ServerResponse(status: 500)
            }
            let folder = isStatic && request.target.isFolder ? ["index.html"] : []
            let path = root.appending((request.segments + folder).joined(separator: "/"))
            if let bytes = try? FileSystem.read(path, limit: 1 << 24) {
                return ServerResponse(status: 200, headers: headers(path), body: .bytes(bytes))
            }
            if isStatic {
                let lost = (try? FileSystem.read(root.appending("404.html"), limit: 1 << 20)) ?? []
                return ServerResponse(status: 404, headers: html, body: .bytes(lost))
            }
            return await page(request)
        }

        private func page(_ request: ServerRequest) async -> ServerResponse {
            let renderer = SiteRenderer(
                library: library,
                configuration: SiteConfiguration(hasServer: true)
            )
            let asked = SiteRequest(
                segments: request.segments,
                isFolder: request.target.isFolder,
                query: request.query
            )
            let page = await renderer.page(for: asked)
            return ServerResponse(
                status: page.status,
                headers: [("Content-Type", page.contentType)] + page.headers,
                body: .bytes(page.bytes)
            )
        }

        private func search(_ request: ServerRequest) throws -> ServerResponse {
            let query = SiteQuery(request.queryValue("q") ?? "", limit: 8)
            let records = try library.records()
                .filter { "\($0.name) \($0.summary)".contains(query.text) }
            let value: JSONValue = [
                "total": .integer(Int64(records.count)),
                "results": .array(records.prefix(8).map(RegistryCodec.value(of:))),
            ]
            return ServerResponse(
                status: 200,
                headers: [("Content-Type", "application/json")],
                body: .bytes(value.encoded(.compact))
            )
        }

        private let html = [(name: "Content-Type", value: "text/html; charset=utf-8")]

        private func headers(_ path: FilePath) -> [(name: String, value: String)] {
            switch path.suffix {
            case "html": html
            case "css": [("Content-Type", "text/css")]
            case "js": [("Content-Type", "text/javascript")]
            case "svg": [("Content-Type", "image/svg+xml")]
            case "json": [("Content-Type", "application/json")]
            default: [("Content-Type", "application/octet-stream")]
            }
        }
    }
}
