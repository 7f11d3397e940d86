// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import HTTPServerKit
package import RegistrySite

/// The pages of a registry's site, made when they are asked for.
package struct SiteHandler: RequestHandler {
    private let renderer: SiteRenderer
    private let report: @Sendable (Diagnostic) -> Void

    /// Shows what `renderer` makes; what fails is told to `report`.
    package init(_ renderer: SiteRenderer, report: @escaping @Sendable (Diagnostic) -> Void) {
        self.renderer = renderer
        self.report = report
    }

    /// The page at an address, or one that says that there is none.
    package func respond(to request: ServerRequest) async -> ServerResponse {
        guard request.method == "GET" else {
            let diagnostic = Diagnostic(
                code: "method-not-allowed",
                message: "pages can only be read"
            )
            var response = ServerResponse.refusal(diagnostic, status: 405)
            response.headers.append(("Allow", "GET, HEAD"))
            return response
        }
        let page = await renderer.page(
            for: SiteRequest(
                segments: request.segments,
                isFolder: request.target.isFolder,
                query: request.query
            )
        )
        if let failure = page.failure as? any DiagnosticError { report(failure.diagnostic) }
        let headers = page.headers + [("Content-Type", page.contentType)]
        let tag = headers.first { $0.name == "ETag" }?.value
        if page.status == 200, let tag, request.headers["if-none-match"] == tag {
            return ServerResponse(
                status: 304,
                headers: headers.filter { $0.name != "Content-Type" }
            )
        }
        return ServerResponse(status: page.status, headers: headers, body: .bytes(page.bytes))
    }
}
