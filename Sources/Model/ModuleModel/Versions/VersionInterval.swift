// SPDX-License-Identifier: Apache-2.0

/// Versions between two bounds, by precedence.
public struct VersionInterval: Hashable, Sendable {
    /// The lower bound; none when `nil`.
    public let lower: Version?
    /// Whether the lower bound itself is inside.
    public let isLowerIncluded: Bool
    /// The upper bound; none when `nil`.
    public let upper: Version?
    /// Whether the upper bound itself is inside.
    public let isUpperIncluded: Bool

    static let empty = VersionInterval(upper: Version(0, 0, 0).firstPrerelease)

    init(
        lower: Version? = nil,
        isLowerIncluded: Bool = true,
        upper: Version? = nil,
        isUpperIncluded: Bool = false
    ) {
        self.lower = lower
        self.isLowerIncluded = isLowerIncluded
        self.upper = upper
        self.isUpperIncluded = isUpperIncluded
    }

    /// Whether `version` lies between the bounds; build identifiers say nothing.
    public func contains(_ version: Version) -> Bool {
        if let lower {
            guard version.hasPrecedence(of: lower) ? isLowerIncluded : lower < version else {
                return false
            }
        }
        if let upper {
            guard version.hasPrecedence(of: upper) ? isUpperIncluded : version < upper else {
                return false
            }
        }
        return true
    }
}

extension Version {
    /// The lowest version of the same `major.minor.patch`, `1.2.3-0`.
    var firstPrerelease: Version {
        Version(major, minor, patch, prerelease: [.number(0)], build: [])
    }
}
