// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// An exchange that did not come to an answer.
///
/// It names the URL without its query, which may hold a secret.
package struct HTTPError: DiagnosticError, Hashable {
    /// What kept the answer away.
    package enum Failure: Hashable, Sendable {
        /// libcurl is not on this machine, or not usable.
        case clientMissing
        /// The request cannot be sent as it is.
        case malformed
        /// Plain HTTP to another machine.
        case insecure
        /// The address is one that modules may not come from.
        case addressRefused(IPAddress)
        /// The name has no address, or nobody listens there.
        case unreachable
        /// A limit of time was reached.
        case timeout
        /// The certificate is not one that this machine trusts for this name.
        case untrusted
        /// TLS failed in another way.
        case secureChannelFailed
        /// The proxy could not be reached or did not let the request through.
        case proxyFailed(Proxy)
        /// The body or the headers exceed a limit.
        case tooLarge(limit: Int)
        /// The connection ended before the answer did, or the answer was not HTTP.
        case interrupted
        /// The task was cancelled.
        case cancelled
        /// The file of certificate authorities cannot be read.
        case authoritiesUnreadable(path: String)
    }

    /// What kept the answer away.
    package let failure: Failure

    /// The URL, without query and fragment.
    package let url: String

    /// The library's own words, where it had some.
    package let reason: String

    init(_ failure: Failure, url: String, reason: String = "") {
        self.failure = failure
        self.url = Self.shown(url)
        self.reason = reason
    }

    private static func shown(_ url: String) -> String {
        let place = url.prefix { $0 != "?" && $0 != "#" }
        guard let parts = String(place).splitOnce("://") else { return String(place) }
        let authority = parts.after.prefix { $0 != "/" }
        guard let host = authority.split(separator: "@").last, authority.contains("@") else {
            return String(place)
        }
        return parts.before + "://" + host + parts.after.dropFirst(authority.count)
    }

    /// Whether the same request may succeed a moment later.
    package var isTransient: Bool {
        switch failure {
        case .unreachable, .timeout, .interrupted: true
        case .clientMissing, .malformed, .insecure, .addressRefused, .untrusted,
            .secureChannelFailed, .proxyFailed, .tooLarge, .cancelled, .authoritiesUnreadable:
            false
        }
    }
}

// MARK: - Words

extension HTTPError {
    /// Says what failed, with the library's words and what may help.
    package var diagnostic: Diagnostic {
        let notes = reason.isEmpty ? [] : ["reported: \(reason)"]
        return Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }

    private var code: String {
        switch failure {
        case .clientMissing: "http-client-missing"
        case .malformed: "http-request-malformed"
        case .insecure: "insecure-url"
        case .addressRefused: "http-address-refused"
        case .unreachable: "http-unreachable"
        case .timeout: "http-timeout"
        case .untrusted: "http-tls-untrusted"
        case .secureChannelFailed: "http-tls-failed"
        case .proxyFailed: "http-proxy-failed"
        case .tooLarge: "http-too-large"
        case .interrupted: "http-interrupted"
        case .cancelled: "http-cancelled"
        case .authoritiesUnreadable: "http-ca-file-unreadable"
        }
    }

    private var message: String {
        switch failure {
        case .clientMissing: "libcurl, which downloads need, cannot be loaded"
        case .malformed: "not a request that can be sent: `\(url)`"
        case .insecure: "plain HTTP to another machine is refused: `\(url)`"
        case .addressRefused(let address):
            "`\(url)` leads to the \(address.scope.rawValue) address \(address), which is refused"
        case .unreachable: "cannot reach `\(url)`"
        case .timeout: "`\(url)` took too long to answer"
        case .untrusted: "the certificate of `\(url)` is not trusted"
        case .secureChannelFailed: "no secure connection to `\(url)` came about"
        case .proxyFailed(let proxy): "the proxy `\(proxy)` did not connect to `\(url)`"
        case .tooLarge(let limit): "the answer of `\(url)` is larger than \(limit) bytes"
        case .interrupted: "the connection to `\(url)` broke before the answer was complete"
        case .cancelled: "the download of `\(url)` was cancelled"
        case .authoritiesUnreadable(let path):
            "the file of certificate authorities cannot be used: `\(path)`"
        }
    }

    private var hints: [String] {
        switch failure {
        case .clientMissing:
            ["install libcurl: `apt-get install libcurl4`, or your system's package of that name"]
        case .insecure: ["write `https:` instead of `http:`"]
        case .addressRefused:
            ["modules come from public hosts; a local server is asked as `localhost`"]
        case .unreachable: ["check the name and the network; what the lock pins loads offline"]
        case .untrusted:
            ["if your network has an authority of its own, name its PEM file in `TENON_CA_FILE`"]
        case .proxyFailed:
            ["check `HTTPS_PROXY` and `ALL_PROXY`; `NO_PROXY` names hosts to ask directly"]
        case .authoritiesUnreadable: ["name a readable PEM file in `TENON_CA_FILE`"]
        case .malformed, .timeout, .secureChannelFailed, .tooLarge, .interrupted, .cancelled: []
        }
    }
}
