// SPDX-License-Identifier: Apache-2.0

/// The versions of a package that an importer accepts: `^1.2`, `>=1.2 <3 || 4.x`, or a tag.
///
/// The language is the one of npm. A bare `1.2.3` means exactly that version and a bare `1.2` all of
/// `1.2.x`; `^0.2.3` stays below `0.3.0`. A prerelease is accepted only where a comparator names a
/// prerelease of the same `major.minor.patch`. A comma means the same as a space.
public enum VersionRequirement: Hashable, Sendable {
    /// Any of these; each member holds when all its comparators hold.
    case ranges([[VersionComparator]])
    /// Whatever the registry calls so at the moment, `latest`.
    case tag(String)

    /// Every release.
    public static let any = VersionRequirement.ranges([[.any]])

    /// Exactly one version.
    public static func exactly(_ version: Version) -> VersionRequirement {
        .ranges([[VersionComparator(.equal, PartialVersion(version))]])
    }

    /// A version and its compatible successors: `^1.2.4`.
    public static func compatible(with version: Version) -> VersionRequirement {
        .ranges([[VersionComparator(.caret, PartialVersion(version))]])
    }

    /// Whether `version` is accepted; a tag accepts nothing by itself, a registry has to be asked.
    public func contains(_ version: Version) -> Bool {
        switch self {
        case .tag: false
        case .ranges(let alternatives):
            alternatives.contains { comparators in
                comparators.allSatisfy { $0.interval.contains(version) }
                    && (!version.isPrerelease
                        || comparators.contains { $0.version.names(prereleaseOf: version) })
            }
        }
    }
}

// MARK: - Text form

extension VersionRequirement: CustomStringConvertible {
    /// The one spelling: comparators with spaces between them, alternatives with ` || `.
    public var description: String {
        switch self {
        case .tag(let tag): tag
        case .ranges(let alternatives):
            alternatives
                .map { $0.map(\.description).joined(separator: " ") }
                .joined(separator: " || ")
        }
    }
}
