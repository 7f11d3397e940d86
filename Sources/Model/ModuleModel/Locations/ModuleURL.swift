// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// An absolute `https:` URL, or `http:` on loopback, in one spelling (RFC 3986 §6.2.2).
///
/// Scheme and host are lowercase, the default port and the fragment are gone, dot segments are
/// removed, percent triplets are uppercase and never stand for unreserved characters, and what a
/// URL can't hold as it is (a space, `ü`) is percent-encoded. Credentials in a URL are refused.
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
        let host = self.host.utf8.contains(UInt8(ascii: ":")) ? "[\(self.host)]" : self.host
        return "\(scheme)://\(host)" + (port.map { ":\($0)" } ?? "")
    }

    /// Whether the host is `localhost`, in `127.0.0.0/8`, or `::1`.
    public var isLoopback: Bool { HostName.isLoopback(host) }
}

// MARK: - Text form

extension ModuleURL {
    /// Whether `text` is for certain the one spelling of an `https:` URL; `false` when it takes more
    /// than a glance to say.
    ///
    /// A lock holds hundreds of URLs, nearly all of them plain.
    package static func isPlainlyCanonical(_ text: String) -> Bool {
        let span = text.utf8Span.span
        let start = 8
        guard span.count > start, span.count <= sizeLimit, text.utf8.starts(with: "https://".utf8)
        else { return false }
        var place = start
        var previous = UInt8(ascii: ".")
        // A last label of letters alone is never taken for an address.
        var isLabelOfLetters = true
        while place < span.count, span[place] != UInt8(ascii: "/") {
            let byte = span[place]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"): isLabelOfLetters = false
            case UInt8(ascii: "-") where previous != UInt8(ascii: "."): isLabelOfLetters = false
            case UInt8(ascii: ".")
            where previous != UInt8(ascii: ".") && previous != UInt8(ascii: "-"):
                isLabelOfLetters = true
            default: return false
            }
            previous = byte
            place += 1
        }
        guard place < span.count, place - start <= 63, isLabelOfLetters,
            previous != UInt8(ascii: ".")
        else { return false }
        while place < span.count {
            let byte = span[place]
            guard PercentEncoding.isPathByte(byte),
                byte != UInt8(ascii: ".") || previous != UInt8(ascii: "/")
            else { return false }
            previous = byte
            place += 1
        }
        return true
    }

    /// The longest URL that is read, in bytes.
    public static let sizeLimit = 8192

    /// Reads and normalises an absolute URL.
    ///
    /// - Throws: ``Malformed``, which says what is wrong.
    public init(parsing text: String) throws(Malformed) {
        let reference = try URLReference(checking: text)
        guard let scheme = reference.scheme else {
            throw Malformed(reference, "it has no scheme", ["write it with `https://` in front"])
        }
        self = try Self(reference, scheme: scheme)
    }

    /// The URL that `reference` names when this URL is the base (RFC 3986 §5.2).
    ///
    /// - Throws: ``Malformed``.
    public func resolving(_ reference: String) throws(Malformed) -> ModuleURL {
        let reference = try URLReference(checking: reference)
        if let scheme = reference.scheme {
            return try Self(reference, scheme: scheme)
        }
        if reference.authority != nil {
            return try Self(reference, scheme: self.scheme)
        }
        let query = try reference.normalizedQuery()
        var path = try reference.normalizedPath()
        if path.isEmpty {
            path = self.path
            return Self(
                scheme: scheme,
                host: host,
                port: port,
                path: path,
                query: query ?? self.query
            )
        }
        if !path.utf8.starts(with: "/".utf8) {
            let folder = self.path.utf8.lastIndex(of: UInt8(ascii: "/")).map { self.path[...$0] }
            path = (folder ?? "/") + path
        }
        path = PercentEncoding.removingDotSegments(path)
        return Self(scheme: scheme, host: host, port: port, path: path, query: query)
    }

    private init(_ reference: URLReference, scheme: String) throws(Malformed) {
        let scheme = scheme.lowercased()
        guard scheme == "https" || scheme == "http" else {
            throw Malformed(
                reference,
                "modules do not come over `\(scheme):`",
                ["use an `https://` URL"]
            )
        }
        guard let authority = reference.authority, !authority.isEmpty else {
            throw Malformed(
                reference,
                "it names no host",
                ["write `\(scheme)://` and then the host"]
            )
        }
        let (host, port) = try Self.hostAndPort(authority, of: reference)
        guard scheme == "https" || HostName.isLoopback(host) else {
            throw Malformed(
                code: "insecure-url",
                text: reference.text,
                reason: "plain http is allowed only for this machine itself",
                hints: ["use `https://`"]
            )
        }
        let path = try reference.normalizedPath()
        self.init(
            scheme: scheme,
            host: host,
            port: port == (scheme == "https" ? 443 : 80) ? nil : port,
            path: path.isEmpty ? "/" : PercentEncoding.removingDotSegments(path),
            query: try reference.normalizedQuery()
        )
    }

    private static func hostAndPort(
        _ authority: String,
        of reference: URLReference
    ) throws(Malformed) -> (host: String, port: Int?) {
        guard !authority.utf8.contains(UInt8(ascii: "@")) else {
            throw Malformed(
                code: "url-credentials",
                text: reference.withoutAuthority,
                reason: "it holds a user name or password",
                hints: ["name the credential in `[sources]` of `tenon.toml` instead"]
            )
        }
        do throws(HostName.Failure) {
            let (host, port) = try HostName.split(authority)
            return (try HostName.normalized(host), port)
        } catch {
            throw Malformed(
                code: "url-malformed",
                text: reference.withoutAuthority,
                reason: error.reason,
                hints: error.hints
            )
        }
    }

    /// The text is not a URL that modules may come from.
    public struct Malformed: DiagnosticError, Hashable {
        /// `url-malformed`, `url-credentials` or `insecure-url`.
        public let code: String

        /// The rejected text, without any credentials in it.
        public let text: String

        /// What is wrong with it.
        public let reason: String

        /// What to write instead.
        public let hints: [String]

        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: code,
                message: "`\(text)` is not a URL for modules: \(reason)",
                hints: hints
            )
        }
    }
}

extension ModuleURL.Malformed {
    init(_ reference: URLReference, _ reason: String, _ hints: [String] = []) {
        self.init(code: "url-malformed", text: reference.text, reason: reason, hints: hints)
    }
}
