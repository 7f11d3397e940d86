// SPDX-License-Identifier: Apache-2.0

/// One thing that an advisory is about: a package, or a module from a URL or a gist.
public struct AffectedModule: Hashable, Sendable {
    /// The name of the ecosystem whose packages Tenon installs.
    public static let ecosystem = "Tenon"

    /// The name: of a package, `@alice/utils`; of a module, its URL.
    public var name: String

    /// The ranges of versions that have the fault.
    public var ranges: [AffectedRange]

    /// The versions that have it, one by one.
    public var versions: [Version]

    /// The contents that have it, whatever their name is and wherever they come from.
    public var digests: [ContentDigest]

    /// Creates something that is affected in all versions, unless versions, ranges or digests are said.
    public init(
        _ name: String,
        ranges: [AffectedRange] = [],
        versions: [Version] = [],
        digests: [ContentDigest] = []
    ) {
        self.name = name
        self.ranges = ranges
        self.versions = versions
        self.digests = digests
    }

    /// The package that is meant; `nil` when it is none.
    public var package: PackageName? { try? PackageName(parsing: name) }

    /// Whether `version` has the fault; build identifiers say nothing.
    public func contains(_ version: Version) -> Bool {
        hasNoBounds || versions.contains { $0.hasPrecedence(of: version) }
            || ranges.contains { $0.contains(version) }
    }

    /// Whether it says nothing of versions and contents: then all are meant.
    var hasNoBounds: Bool { ranges.isEmpty && versions.isEmpty && digests.isEmpty }
}
