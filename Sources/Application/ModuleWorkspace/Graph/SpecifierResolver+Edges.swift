// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

extension SpecifierResolver {
    /// What the imports of a source text lead to.
    ///
    /// A dynamic import that leads nowhere is left out: the runtime refuses it when the program reaches it,
    /// and programs guard optional modules so.
    ///
    /// - Throws: a syntax failure, or why a static import leads nowhere, with its place.
    func edges(
        of source: SourceText,
        from importer: Importer,
        by frontEnd: any LanguageFrontEnd
    ) throws -> [ModuleEdge] {
        try edges(of: frontEnd.scan(source), in: source, from: importer, by: frontEnd)
    }

    /// What the imports of `interface`, which is that of `source`, lead to.
    ///
    /// - Throws: why a static import leads nowhere, with its place.
    func edges(
        of interface: ModuleInterface,
        in source: SourceText,
        from importer: Importer,
        by frontEnd: any LanguageFrontEnd
    ) throws -> [ModuleEdge] {
        let needed = Set(interface.imports.filter { $0.kind == .static }.map(\.specifier))
        var edges: [ModuleEdge] = []
        for record in interface.imports.uniqueAtRunTime {
            let isDynamic = record.kind == .dynamic && !needed.contains(record.specifier)
            let target: ModuleID
            do {
                target = try resolve(record.specifier, from: importer, by: frontEnd)
            } catch let error as any DiagnosticError {
                if isDynamic { continue }
                throw error.located(at: source.span(record.range))
            }
            let span = source.span(record.range)
            edges.append(
                ModuleEdge(
                    specifier: record.specifier,
                    target: target,
                    type: record.type,
                    isDynamic: isDynamic,
                    span: span
                )
            )
        }
        return edges
    }
}
