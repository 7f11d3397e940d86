// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

extension Workspace {
    /// The same workspace, with another compiler for a language.
    func replacing(_ compiler: any CompiledLanguage) -> Workspace {
        var copy = self
        copy.languages = LanguageTable(
            languages.all.map { $0.descriptor.id == compiler.descriptor.id ? compiler : $0 }
        )
        return copy
    }
}

extension LanguageTable {
    /// The languages that have sessions.
    var interactive: [String] {
        all.filter { ($0 as? any CompiledLanguage)?.makeSession() != nil }.map(\.descriptor.id)
    }
}
