// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension SearchRecord {
    /// The record of a package, from its newest version and what is known of it.
    init(
        _ name: PackageName,
        _ release: PackageRelease,
        page: PackagePage?,
        statistics: PackageStatistics
    ) {
        self.init(
            name: name,
            version: release.version,
            language: release.language,
            published: release.published
        )
        isDeprecated = release.deprecated != nil
        downloads = statistics.total
        stars = statistics.stars
        if let page { describe(page) }
    }

    /// Takes over what a page says.
    mutating func describe(_ page: PackagePage) {
        summary = page.metadata.summary ?? ""
        keywords = page.metadata.keywords
        authors = page.metadata.authors.map(Self.name)
        let modules = page.modules.sorted { $0.key < $1.key }.map(\.value)
        exports = Array(Set(modules.flatMap { $0.exports.map(\.name) })).sorted()
        let texts = modules.flatMap { [$0.text] + $0.exports.map(\.text) } + [page.readme]
        text = Self.cut(texts.compactMap(\.self))
    }

    /// The words of texts, one space between them, as many as fit.
    private static func cut(_ texts: [String]) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            for word in text.utf8.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) {
                let space = bytes.isEmpty ? 0 : 1
                guard bytes.count + space + word.count <= textLimit else {
                    return String(decoding: bytes, as: UTF8.self)
                }
                if space == 1 { bytes.append(UInt8(ascii: " ")) }
                bytes += word
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `Jane Doe` of `Jane Doe <jane@example.com>`.
    private static func name(_ author: String) -> String {
        let bytes = author.utf8.prefix { $0 != UInt8(ascii: "<") }
        var name = Substring(bytes)
        while name.last == " " { name.removeLast() }
        return name.isEmpty ? author : String(name)
    }
}
