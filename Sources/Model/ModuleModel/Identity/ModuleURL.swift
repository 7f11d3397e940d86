// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// An absolute `https:` URL, or `http:` on loopback, in one spelling (RFC 3986 §6.2.2).
///
/// Scheme and host are lowercase, the default port and the fragment are gone, dot segments are
/// removed, percent triplets are uppercase. Credentials in a URL are refused.
public struct ModuleURL: Hashable, Sendable, CustomStringConvertible {
    /// `https` or `http`.
    public let scheme: String

    /// The host, lowercase ASCII; an IPv6 address without its brackets.
    public let host: String

    /// The port, where it is not the default of the scheme.
    public let port: Int?

    /// The path, percent-encoded, beginning with `/`.
    public let path: String

    /// The query without its `?`, percent-encoded.
    public let query: String?

    init(scheme: String, host: String, port: Int?, path: String, query: String?) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
    }

    /// The text form.
    public var description: String { origin + path + (query.map { "?" + $0 } ?? "") }

    /// The scheme, host and port: what a credential is bound to (RFC 6454 §6.2).
    public var origin: String {
        let host = self.host.contains(":") ? "[\(self.host)]" : self.host
        return "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    }

    /// Whether the host is `localhost`, `127.0.0.0/8` or `::1`.
    public var isLoopback: Bool {
        host == "localhost" || host.hasPrefix("127.") || host == "::1"
    }
}

extension ModuleURL {
    /// Reads and normalises an absolute URL.
    ///
    /// - Throws: ``Malformed``, which says what is wrong.
    public init(parsing text: String) throws(Malformed) {
        fatalError()
    }

    /// The URL that `reference` names when this URL is the base (RFC 3986 §5.2).
    ///
    /// - Throws: ``Malformed``.
    public func resolving(_ reference: String) throws(Malformed) -> ModuleURL {
        fatalError()
    }

    /// The text is not a URL that modules may come from.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text, without any credentials in it.
        public let text: String

        /// What is wrong with it.
        public let reason: String

        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(code: "url-malformed", message: "`\(text)` is not a module URL: \(reason)")
        }
    }
}
