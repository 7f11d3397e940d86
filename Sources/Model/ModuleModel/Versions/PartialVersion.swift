// SPDX-License-Identifier: Apache-2.0

/// A version of which the last numbers may be left out, as requirements write it.
public struct PartialVersion: Hashable, Sendable, CustomStringConvertible {
    /// One of the three numbers.
    enum Place {
        case major
        case minor
        case patch
    }

    /// The first number; `nil` in `*`.
    public let major: UInt64?
    /// The second number.
    public let minor: UInt64?
    /// The third number.
    public let patch: UInt64?
    /// The identifiers after `-`, only after three numbers.
    public let prerelease: [PrereleaseIdentifier]

    /// The first numbers of a version, at most two; none is `*`.
    init(_ numbers: [UInt64] = []) {
        major = numbers.first
        minor = numbers.dropFirst().first
        patch = nil
        prerelease = []
    }

    /// The whole of a version, without its build identifiers.
    init(_ version: Version) {
        (major, minor, patch) = (version.major, version.minor, version.patch)
        prerelease = version.prerelease
    }

    /// The text form, without the numbers that are left out.
    public var description: String { description(fillingWith: nil) }

    func description(fillingWith filler: String?) -> String {
        guard let major else { return "*" }
        var text = String(major)
        if let minor { text += ".\(minor)" }
        if let patch { text += ".\(patch)" }
        if !prerelease.isEmpty {
            text += "-" + prerelease.map(\.description).joined(separator: ".")
        }
        return isWhole ? text : text + (filler.map { "." + $0 } ?? "")
    }
}

// MARK: - Reading

extension PartialVersion {
    /// Reads `1`, `1.2`, `1.2.x`, `1.2.3-beta.1`, `*`; build identifiers are dropped.
    init(parsing word: Substring, of text: String) throws(VersionRequirement.Malformed) {
        let core = word.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }
        let parts = core.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard !word.isEmpty, parts.count <= 3 else {
            throw VersionRequirement.Malformed(text: text, reason: "`\(word)` is not a version")
        }
        do throws(Version.Malformed) {
            var numbers: [UInt64] = []
            var isOpen = false
            for part in parts {
                let isWildcard = ["*", "x", "X"].contains(Substring(part))
                guard isWildcard || !isOpen else {
                    throw Version.Malformed(
                        text: text,
                        reason: "a number follows a wildcard in `\(word)`"
                    )
                }
                isOpen = isWildcard
                if !isWildcard { numbers.append(try Version.number(part, of: text)) }
            }
            if numbers.count == 3 {
                self.init(try Version(parsing: String(word)))
                return
            }
            guard core.count == word.utf8.count else {
                throw Version.Malformed(
                    text: text,
                    reason: "a prerelease needs three numbers in front: `\(word)`"
                )
            }
            self.init(numbers)
        } catch {
            throw VersionRequirement.Malformed(text: text, reason: error.reason)
        }
    }
}

// MARK: - Meaning

extension PartialVersion {
    /// Whether nothing is left out.
    var isWhole: Bool { patch != nil }

    /// The lowest version that is meant, prereleases aside.
    var floor: Version {
        Version(major ?? 0, minor ?? 0, patch ?? 0, prerelease: prerelease, build: [])
    }

    /// The last number that is given; `nil` in `*`.
    var lastPlace: Place? {
        if patch != nil { return .patch }
        if minor != nil { return .minor }
        return major == nil ? nil : .major
    }

    /// The place that `^` keeps: the first number above zero, or the last that is given.
    var leftmostNonZero: Place {
        if major != 0 || minor == nil { return .major }
        if minor != 0 || patch == nil { return .minor }
        return .patch
    }

    /// The version that counts `place` up by one; `nil` where counting ends.
    func next(after place: Place?) -> Version? {
        switch place {
        case .major: Self.up(major).map { Version($0, 0, 0) }
        case .minor: Self.up(minor).map { Version(major ?? 0, $0, 0) }
        case .patch: Self.up(patch).map { Version(major ?? 0, minor ?? 0, $0) }
        case nil: nil
        }
    }

    /// Whether a prerelease is written here, of the same three numbers as `version`.
    func names(prereleaseOf version: Version) -> Bool {
        !prerelease.isEmpty && major == version.major && minor == version.minor
            && patch == version.patch
    }

    private static func up(_ number: UInt64?) -> UInt64? {
        guard let number, number < .max else { return nil }
        return number + 1
    }
}
