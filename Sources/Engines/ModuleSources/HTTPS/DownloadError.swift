// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// A server answered, but not with a module.
package struct DownloadError: DiagnosticError, Hashable {
    /// What it answered instead.
    package enum Failure: Hashable, Sendable {
        /// 404 or 410.
        case notFound(status: Int)
        /// 401 or 403.
        case forbidden(status: Int)
        /// 429, with the seconds or the date of `Retry-After`.
        case tooMany(retryAfter: String?)
        /// 5xx, on the last try too.
        case serverFailed(status: Int)
        /// Any other status.
        case unexpected(status: Int)
        /// A redirect that may not be followed, and why.
        case redirectRefused(to: String, reason: String)
        /// A redirect to where the download has been.
        case redirectLoop(to: ModuleURL)
        /// More redirects than are followed.
        case tooManyRedirects(limit: Int)
        /// A page for people.
        case page
    }

    /// What it answered instead.
    package let failure: Failure

    /// The URLs that were asked, in order; the last one gave the answer.
    package let tried: [ModuleURL]

    /// Names what was tried, and what may help.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code,
            message: message,
            notes: tried.dropFirst().map { "redirected to \($0)" },
            hints: hints
        )
    }

    private var url: String { tried.first?.description ?? "" }

    private var code: String {
        switch failure {
        case .notFound: "module-not-found"
        case .forbidden: "download-forbidden"
        case .tooMany: "download-limited"
        case .serverFailed: "download-server-failed"
        case .unexpected: "download-unexpected"
        case .redirectRefused: "redirect-refused"
        case .redirectLoop, .tooManyRedirects: "redirect-loop"
        case .page: "download-not-code"
        }
    }

    private var message: String {
        switch failure {
        case .notFound(let status): "there is no module at `\(url)` (status \(status))"
        case .forbidden(let status): "the server does not hand out `\(url)` (status \(status))"
        case .tooMany: "the server asks for a pause before it hands out `\(url)` (status 429)"
        case .serverFailed(let status):
            "the server failed to hand out `\(url)` again and again (status \(status))"
        case .unexpected(let status): "the server answered `\(url)` with status \(status)"
        case .redirectRefused(let target, let reason):
            "`\(url)` is redirected to where modules may not come from: `\(target)`: \(reason)"
        case .redirectLoop(let target): "`\(url)` is redirected in a circle, back to `\(target)`"
        case .tooManyRedirects(let limit): "`\(url)` is redirected more than \(limit) times"
        case .page: "`\(url)` is a page for people (HTML), not a module"
        }
    }

    private var hints: [String] {
        switch failure {
        case .forbidden: ["a private module needs a credential for \(tried.last?.origin ?? url)"]
        case .tooMany(let pause?): ["try again after: \(pause)"]
        case .page: ["use the address of the raw file"]
        case .notFound: ["check the address for a typing error"]
        case .tooMany, .serverFailed: ["try again later; what the lock pins loads offline"]
        case .unexpected, .redirectRefused, .redirectLoop, .tooManyRedirects: []
        }
    }
}
