// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A version of a package, as Semantic Versioning 2.0.0 writes and orders it.
public struct Version: Hashable, Sendable {
    /// Changes when importers may break.
    public let major: UInt64
    /// Changes when something is added.
    public let minor: UInt64
    /// Changes when something is mended.
    public let patch: UInt64
    /// The identifiers after `-`; a version that has any comes before the one without.
    public let prerelease: [PrereleaseIdentifier]
    /// The identifiers after `+`, which say nothing about precedence.
    public let build: [String]

    /// Creates a release.
    public init(_ major: UInt64, _ minor: UInt64, _ patch: UInt64) {
        self.init(major, minor, patch, prerelease: [], build: [])
    }

    init(
        _ major: UInt64,
        _ minor: UInt64,
        _ patch: UInt64,
        prerelease: [PrereleaseIdentifier],
        build: [String]
    ) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.prerelease = prerelease
        self.build = build
    }

    /// Whether the version has prerelease identifiers.
    public var isPrerelease: Bool { !prerelease.isEmpty }
}

// MARK: - Order

extension Version: Comparable {
    /// Orders by precedence (SemVer §11), then by build identifiers, so that the order is total.
    public static func < (left: Self, right: Self) -> Bool {
        if let isLess = left.precedes(right) { return isLess }
        return left.build.joined(separator: ".") < right.build.joined(separator: ".")
    }

    /// Whether this version has the precedence of `other`: they differ in build identifiers at most.
    public func hasPrecedence(of other: Version) -> Bool { precedes(other) == nil }

    /// Whether this version precedes `other`; `nil` when neither precedes.
    private func precedes(_ other: Version) -> Bool? {
        if major != other.major { return major < other.major }
        if minor != other.minor { return minor < other.minor }
        if patch != other.patch { return patch < other.patch }
        if isPrerelease != other.isPrerelease { return isPrerelease }
        if prerelease == other.prerelease { return nil }
        return prerelease.lexicographicallyPrecedes(other.prerelease)
    }
}

// MARK: - Text form

extension Version: CustomStringConvertible {
    /// The longest version that is read, in bytes.
    public static let sizeLimit = 256

    /// The text form.
    public var description: String {
        let pre = prerelease.map(\.description).joined(separator: ".")
        let build = build.joined(separator: ".")
        return "\(major).\(minor).\(patch)" + (pre.isEmpty ? "" : "-" + pre)
            + (build.isEmpty ? "" : "+" + build)
    }

    /// Reads the text form.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        guard text.utf8.count <= Self.sizeLimit else {
            throw Malformed(text: text, reason: "it is longer than \(Self.sizeLimit) bytes")
        }
        var rest = text[...].utf8
        var build: [String] = []
        if let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
            build = try Self.identifiers(rest[plus...].dropFirst(), of: text)
            rest = rest[..<plus]
        }
        var prerelease: [PrereleaseIdentifier] = []
        if let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
            for part in try Self.identifiers(rest[dash...].dropFirst(), of: text) {
                guard let identifier = PrereleaseIdentifier(valid: part) else {
                    throw Malformed(
                        text: text,
                        reason: "`\(part)` has a leading zero or is beyond what can be counted"
                    )
                }
                prerelease.append(identifier)
            }
            rest = rest[..<dash]
        }
        let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw Malformed(text: text, reason: "it is not three numbers with dots between them")
        }
        var numbers: [UInt64] = []
        for part in parts {
            numbers.append(try Self.number(part, of: text))
        }
        self.init(numbers[0], numbers[1], numbers[2], prerelease: prerelease, build: build)
    }

    private static func identifiers(
        _ bytes: Substring.UTF8View,
        of text: String
    ) throws(Malformed) -> [String] {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isValid = parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy { ASCII.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
        guard isValid else {
            throw Malformed(
                text: text,
                reason: "identifiers after `-` and `+` are ASCII letters, digits and hyphens"
            )
        }
        return parts.map { String(Substring($0)) }
    }

    static func number(
        _ digits: Substring.UTF8View,
        of text: String
    ) throws(Malformed) -> UInt64 {
        guard !digits.isEmpty, digits.allSatisfy(ASCII.isDigit) else {
            throw Malformed(text: text, reason: "it is not three numbers with dots between them")
        }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw Malformed(text: text, reason: "a number in it has a leading zero")
        }
        guard let number = UInt64(Substring(digits)) else {
            throw Malformed(text: text, reason: "a number in it is beyond what can be counted")
        }
        return number
    }

    /// The text is not a version.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "version-malformed",
                message: "`\(text)` is not a version: \(reason)",
                hints: ["write it as `1.2.3`, see <https://semver.org>"]
            )
        }
    }
}
