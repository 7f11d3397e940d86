// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Gives the packages that sources import the names that another program knows them by.
struct ImportRewriter {
    let languages: SourceLanguages

    /// The new specifier of each package; what follows the name stays.
    let specifiers: [PackageName: String]

    /// The bytes of a file with its imports renamed; those of one that is no source, or can't be read, stay.
    func rewrite(_ file: ArchiveFile) -> [UInt8] {
        guard !specifiers.isEmpty, let frontEnd = languages.frontEnd(for: file.path) else {
            return file.bytes
        }
        let source = SourceText(name: file.path.description, bytes: file.bytes)
        guard let interface = try? frontEnd.scan(source) else { return file.bytes }
        var bytes = file.bytes
        for record in interface.imports.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            guard let specifier = renamed(record.specifier) else { continue }
            bytes.replaceSubrange(record.range, with: "\"\(specifier)\"".utf8)
        }
        return bytes
    }

    private func renamed(_ specifier: String) -> String? {
        let parts = specifier.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2,
            let name = try? PackageName(parsing: "\(parts[0])/\(parts[1])"),
            let renamed = specifiers[name]
        else { return nil }
        return parts.count == 2 ? renamed : "\(renamed)/\(parts[2])"
    }
}
