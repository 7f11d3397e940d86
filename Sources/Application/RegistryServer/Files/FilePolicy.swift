// SPDX-License-Identifier: Apache-2.0

/// How a file of a registry may be kept and shown, told by its place (`docs/serving.md`).
struct FilePolicy: Hashable, Sendable {
    /// The value of `Content-Type`.
    let type: MediaType

    /// Whether the file never changes: its place names its content or its version.
    let isImmutable: Bool

    /// The value of `Content-Security-Policy`.
    let contentPolicy: String?

    /// The policy for the file at those names below the folder.
    init(_ names: [String]) {
        let isPackageFile = names[0].hasPrefix("@") && names.count >= 4
        isImmutable =
            isPackageFile || names[0] == "archives"
            || names[0].hasPrefix("@") && names.count == 3
                && names[2].utf8.count > "_meta.json".utf8.count && names[2].hasSuffix("_meta.json")
            || names[0] == "npm" && names.last?.hasSuffix(".tgz") == true
        let last = names[names.count - 1]
        // npm's documents have the name of their package, `@alice/utils`.
        let isNPM = names[0] == "npm" && !last.hasSuffix(".tgz")
        let named = isNPM ? MediaType.json : MediaType(ofFileNamed: last)
        // What authors wrote is never part of the site: no browser runs it under our name. A picture may be
        // shown; the policy keeps the scripts in it from running where it is opened alone.
        let isPicture = named.text.hasPrefix("image/")
        let type = isPackageFile && named.isActive && !isPicture ? MediaType.plain : named
        self.type = type
        contentPolicy =
            isPackageFile
            ? "default-src 'none'; sandbox" : type.isActive ? Self.siteContentPolicy : nil
    }

    /// Scripts, styles and pictures of the site alone, and no page that frames it.
    static let siteContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"

    /// The value of `Cache-Control`.
    var cacheControl: String {
        isImmutable ? "public, max-age=31536000, immutable" : "no-cache"
    }
}
