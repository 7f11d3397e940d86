// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Reads what the modules of a package offer, and notes what nobody says a word about.
struct DocumentationCheck {
    private let manifest: Manifest
    private let files: [String: ArchiveFile]
    private let languages: SourceLanguages

    /// The most names that a finding repeats.
    private static let namesShown = 6

    init(_ manifest: Manifest, files: [ArchiveFile], languages: SourceLanguages) {
        self.manifest = manifest
        self.files = Dictionary(files.map { ($0.path.description, $0) }) { first, _ in first }
        self.languages = languages
    }

    /// What each module says of itself, by the key that importers use: `.`, `./math`.
    ///
    /// A source that can't be read is told of elsewhere.
    func modules() -> [String: ModuleDocumentation] {
        var linker = DocumentationLinker { path in
            guard let file = files[path.description],
                let frontEnd = languages.frontEnd(for: file.path)
            else { return nil }
            let source = SourceText(name: path.description, bytes: file.bytes)
            return try? frontEnd.documentation(of: source)
        }
        var modules: [String: ModuleDocumentation] = [:]
        for (key, path) in targets {
            modules[key] = ModulePath(parsing: path).flatMap { linker.documentation(at: $0) }
        }
        return modules
    }

    /// A warning for each module that exports names without a word about them.
    func findings(about modules: [String: ModuleDocumentation]) -> [PackageFinding] {
        modules.sorted { $0.key < $1.key }.compactMap { key, module in
            let silent = module.exports.filter { $0.text == nil && $0.kind != .reexport }
            guard let first = silent.first, let path = targets[key] else { return nil }
            let names = silent.prefix(Self.namesShown).map { "`\($0.name)`" }
            let more = silent.count - names.count
            return PackageFinding(
                .warning,
                code: "package-undocumented",
                "`\(path)` says nothing about \(names.joined(separator: ", "))"
                    + (more > 0 ? " and \(more) more" : ""),
                at: .init(path, line: first.line),
                hints: [
                    "write a comment \(comment(of: path)) above each: the page of the package shows it"
                ]
            )
        }
    }

    private func comment(of path: String) -> String {
        let frontEnd = ModulePath(parsing: path).flatMap { languages.frontEnd(for: $0) }
        return frontEnd.map { "`\($0.descriptor.comment)`" } ?? "that documents it"
    }

    /// The files that importers get, by the key that they use.
    private var targets: [String: String] {
        ExportedFiles(manifest, suffixes: languages.suffixes) { files[$0] != nil }.keyed
    }
}
