// SPDX-License-Identifier: Apache-2.0

/// Who and what a package is: the section `[package]`.
public struct PackageMetadata: Hashable, Sendable {
    /// The name; a project that is never published needs none.
    public var name: ManifestName?
    /// The version.
    public var version: Version?
    /// One sentence.
    public var summary: String?
    /// The people, `Jane Doe <jane@example.com>`.
    public var authors: [String] = []
    /// The licence, as SPDX writes it.
    public var license: String?
    /// Where the sources are kept.
    public var repository: String?
    /// Where people read about it.
    public var homepage: String?
    /// Words to find it by.
    public var keywords: [String] = []
    /// The edition of the language.
    public var edition: String?
    /// The language, `javascript`.
    public var language: String?
    /// The file that importers of the whole package get.
    public var entry: ModulePath?

    /// What is published, as lines of an ignore file; everything that is not ignored when empty.
    public var include: [String] = []
    /// What is not published, as lines of an ignore file.
    public var exclude: [String] = []

    /// Creates metadata that says nothing.
    public init() {}
}
