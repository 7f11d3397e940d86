// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

// MARK: - Text form

extension Permission {
    /// Reads the text form; a path in it must be absolute.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        try self.init(parsing: text, base: nil)
    }

    /// Reads the text form; a path in it may be relative to `base`, an absolute path of a folder.
    ///
    /// Paths are normalised as text: `..` takes the component before it away, links are not looked
    /// at. Whoever enforces the permission asks the file system for real paths.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String, relativeTo base: String) throws(Malformed) {
        try self.init(parsing: text, base: base)
    }

    private init(parsing text: String, base: String?) throws(Malformed) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = Kind(rawValue: String(parts[0])) else {
            let kinds = Kind.allCases.filter { $0 != .foreign }.map { "`\($0.rawValue)`" }
            throw Malformed(
                text: text,
                reason: "it does not begin with a kind of permission",
                hints: ["the kinds are \(kinds.joined(separator: ", "))"]
            )
        }
        guard parts.count == 2 else {
            self.init(everything: kind)
            return
        }
        try self.init(kind, String(parts[1]), base: base, text: text)
    }

    /// Reading below `path`, which must be absolute.
    public static func read(_ path: String) throws(Malformed) -> Permission {
        try Permission(.read, path, base: nil)
    }

    /// Writing below `path`, which must be absolute.
    public static func write(_ path: String) throws(Malformed) -> Permission {
        try Permission(.write, path, base: nil)
    }

    /// Connecting to `host`, at `port` or at every port; an IPv6 address may have brackets or not.
    public static func network(_ host: String, port: Int? = nil) throws(Malformed) -> Permission {
        let isBare = host.utf8.contains(UInt8(ascii: ":")) && host.utf8.first != UInt8(ascii: "[")
        let target = (isBare ? "[\(host)]" : host) + (port.map { ":\($0)" } ?? "")
        return try Permission(.network, target, base: nil)
    }

    /// Reading the environment variable `name`.
    public static func environment(_ name: String) throws(Malformed) -> Permission {
        try Permission(.environment, name, base: nil)
    }

    /// Starting the program at `path`, which must be absolute.
    public static func run(_ path: String) throws(Malformed) -> Permission {
        try Permission(.run, path, base: nil)
    }

    /// Reading the saved modules of this user.
    public static let savedRead = Permission(kind: .saved, validTarget: "read")

    /// Changing the saved modules of this user.
    public static let savedWrite = Permission(kind: .saved, validTarget: "write")

    /// Creates a permission of `kind` about `target`, a path of which may be relative to `base`.
    ///
    /// - Throws: ``Malformed``.
    public init(_ kind: Kind, _ target: String, relativeTo base: String) throws(Malformed) {
        try self.init(kind, target, base: base)
    }

    private init(
        _ kind: Kind,
        _ target: String,
        base: String?,
        text: String? = nil
    ) throws(Malformed) {
        let text = text ?? "\(kind.rawValue):\(target)"
        do throws(HostName.Failure) {
            guard !target.isEmpty else {
                throw HostName.Failure(
                    reason: "nothing follows its `:`",
                    hints: ["write `\(kind.rawValue)` alone for everything of the kind"]
                )
            }
            guard !target.utf8.contains(where: ASCII.isControl) else {
                throw HostName.Failure(reason: "it holds a control character")
            }
            self.init(kind: kind, validTarget: try Self.normalized(target, kind, base: base))
        } catch {
            throw Malformed(text: text, reason: error.reason, hints: error.hints)
        }
    }

    /// The text is not a permission.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// What to write instead.
        public let hints: [String]
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "permission-malformed",
                message: "`\(text)` is not a permission: \(reason)",
                hints: hints
            )
        }
    }
}

// MARK: - Parts

extension Permission {
    /// The host of a network permission, without brackets; `nil` for other kinds or every host.
    public var host: String? { hostAndPort?.host }

    /// The port of a network permission; `nil` for other kinds or every port.
    public var port: Int? { hostAndPort?.port }

    private var hostAndPort: (host: String, port: Int?)? {
        guard kind == .network, let target else { return nil }
        return try? HostName.split(target)
    }

    private static func normalized(
        _ target: String,
        _ kind: Kind,
        base: String?
    ) throws(HostName.Failure) -> String {
        switch kind {
        case .read, .write: return try path(target, base: base)
        case .run:
            guard target.utf8.contains(UInt8(ascii: "/")) else {
                throw HostName.Failure(
                    reason: "a program is named by its path",
                    hints: ["write the whole path, such as `run:/usr/bin/\(target)`"]
                )
            }
            return try path(target, base: base)
        case .network: return try network(target)
        case .environment:
            let isName =
                target.utf8.first.map { !ASCII.isDigit($0) } == true
                && target.utf8.allSatisfy {
                    ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "_")
                }
            guard isName else {
                throw HostName.Failure(
                    reason: "names of variables have ASCII letters, digits and `_`"
                )
            }
            return target
        case .saved:
            guard target == "read" || target == "write" else {
                throw HostName.Failure(reason: "write `saved:read` or `saved:write`")
            }
            return target
        case .foreign: return target
        }
    }

    private static func network(_ target: String) throws(HostName.Failure) -> String {
        guard !target.utf8.contains(UInt8(ascii: "*")) else {
            throw HostName.Failure(
                reason: "a network permission names one host",
                hints: ["name each host, or write `network` alone for every host"]
            )
        }
        guard !target.utf8.contains(UInt8(ascii: "/")) else {
            throw HostName.Failure(
                reason: "a network permission names a host, not a URL or a range of addresses",
                hints: ["write `network:api.example.com` or `network:api.example.com:443`"]
            )
        }
        let (host, port) = try HostName.split(target)
        let normalized = try HostName.normalized(host)
        let isIPv6 = normalized.utf8.contains(UInt8(ascii: ":"))
        return (isIPv6 ? "[\(normalized)]" : normalized) + (port.map { ":\($0)" } ?? "")
    }

    /// The longest path that systems take, in bytes.
    private static let pathLimit = 4096

    private static func path(_ text: String, base: String?) throws(HostName.Failure) -> String {
        guard text.utf8.count <= pathLimit else {
            throw HostName.Failure(reason: "its path is longer than \(pathLimit) bytes")
        }
        var whole = text
        if text.utf8.first != UInt8(ascii: "/") {
            guard text.utf8.first != UInt8(ascii: "~") else {
                throw HostName.Failure(
                    reason: "a `~` is not expanded",
                    hints: ["write the whole path, or `./~` for a file of that name"]
                )
            }
            guard let base else {
                throw HostName.Failure(
                    reason: "its path is not absolute",
                    hints: ["write the path from `/` on"]
                )
            }
            whole = "\(base)/\(text)"
        }
        return LexicalPath.normalized(whole)
    }
}
