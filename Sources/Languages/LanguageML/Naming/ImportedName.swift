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

    /// What it may mean, the best first: a program's own files win over packages, those over modules of ML, those
    /// over modules of Python.
    var candidates: [ModuleCandidate] {
        let path = components.joined(separator: "/")
        let name = components.joined(separator: ".")
        let files = ["\(path).ml", "\(path)/__init__.ml"].compactMap { ModulePath(parsing: $0) }
        let standard = StandardModules.names.contains(name) ? [ModuleCandidate.standard(name)] : []
        return files.map { .file($0) } + packages + standard + [.host(name)]
    }

    /// `alice.my_utils.words` is `@alice/my_utils/words`, or `@alice/my-utils/words`: names in ML have no `-`.
    private var packages: [ModuleCandidate] {
        guard components.count > 1 else { return [] }
        let export = components.dropFirst(2).joined(separator: "/")
        let names = components.prefix(2).map { name in
            [String(name), String(name.map { $0 == "_" ? "-" : $0 })]
        }
        var found: [ModuleCandidate] = []
        for scope in names[0] {
            for name in names[1] {
                guard let package = try? PackageName(parsing: "@\(scope)/\(name)") else { continue }
                let candidate = ModuleCandidate.package(
                    package,
                    export: export.isEmpty ? nil : export
                )
                if !found.contains(candidate) { found.append(candidate) }
            }
        }
        return found
    }
}
