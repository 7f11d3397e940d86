// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import HTTPServerKit
internal import ModuleModel

/// The site of the registry in a folder, for a server: pages are made when they are asked for.
package struct SiteHandler: RequestHandler {
    private let renderer: SiteRenderer
    /// What went wrong, for the log.
    private let report: @Sendable (any Error) -> Void

    /// Shows the registry in `root`; `address` is the one that people use, if somebody knows it.
    package init(
        root: FilePath,
        address: String? = nil,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        let configuration = SiteConfiguration(address: address, hasServer: true)
        self.init(library: FolderLibrary(root: root), configuration, report: report)
    }

    /// Shows what is in `library`.
    package init(
        library: any SiteLibrary,
        _ configuration: SiteConfiguration,
        report: @escaping @Sendable (any Error) -> Void
    ) {
        renderer = SiteRenderer(library: library, configuration: configuration)
        self.report = report
    }

    /// Answers with a page; whoever has it already is told so.
    package func respond(to request: ServerRequest) async -> ServerResponse {
        guard ["GET", "HEAD"].contains(request.method) else {
            return ServerResponse(status: 405, headers: [("Allow", "GET, HEAD")])
        }
        let asked = SiteRequest(
            segments: request.segments,
            isFolder: request.target.isFolder,
            query: request.query
        )
        let page = await renderer.page(for: asked)
        if let failure = page.failure { report(failure) }
        let tag = page.headers.first { $0.name == "ETag" }?.value
        if page.status == 200, let tag, request.headers["if-none-match"] == tag {
            return ServerResponse(status: 304, headers: page.headers)
        }
        return ServerResponse(
            status: page.status,
            headers: [("Content-Type", page.contentType)] + page.headers,
            body: .bytes(page.bytes)
        )
    }
}
