// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// The name in `import a.b;`.
struct ImportedName {
    let components: [Substring]

    /// Reads names with dots between them; `nil` for anything else.
    init?(parsing text: String) {
        let components = text.split(separator: ".", omittingEmptySubsequences: false)
        guard components.allSatisfy({ Lexer.isName(String($0)) }) else { return nil }
        self.components = components
    }

    /// What it may mean, the best first: a program's own files win over modules of ML, those over modules of
    /// Python.
    var candidates: [ModuleCandidate] {
        let path = components.joined(separator: "/")
        let name = components.joined(separator: ".")
        let files = ["\(path).ml", "\(path)/__init__.ml"].compactMap { ModulePath(parsing: $0) }
        let standard = StandardModules.names.contains(name) ? [ModuleCandidate.standard(name)] : []
        return files.map { .file($0) } + standard + [.host(name)]
    }
}
