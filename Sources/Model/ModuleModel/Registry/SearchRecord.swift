// SPDX-License-Identifier: Apache-2.0

/// One package, as a search sees it (`docs/formats/registry.md` §6).
public struct SearchRecord: Hashable, Sendable {
    /// The most bytes of ``text``.
    public static let textLimit = 2000

    /// The package.
    public var name: PackageName

    /// The newest version that was not withdrawn; a pre-release only where there is nothing else.
    public var version: Version

    /// One sentence; empty where its author wrote none.
    public var summary: String

    /// The words that its author chose.
    public var keywords: [String]

    /// The people, without their addresses.
    public var authors: [String]

    /// The language of its entry.
    public var language: String

    /// When that version was published.
    public var published: Timestamp

    /// The names that its modules export.
    public var exports: [String]

    /// Words of its README and documentation, at most ``textLimit`` bytes.
    public var text: String

    /// How often it was fetched.
    public var downloads: Int

    /// How many have starred it.
    public var stars: Int

    /// Whether its author advises against that version.
    public var isDeprecated: Bool

    /// Creates a record of a package that nobody knows.
    public init(name: PackageName, version: Version, language: String, published: Timestamp) {
        self.name = name
        self.version = version
        self.language = language
        self.published = published
        summary = ""
        keywords = []
        authors = []
        exports = []
        text = ""
        downloads = 0
        stars = 0
        isDeprecated = false
    }
}
