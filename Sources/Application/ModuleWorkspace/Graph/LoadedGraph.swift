// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import LanguageSupport
package import ModuleModel

/// A graph as far as the lock knows it, and what it does not know.
package struct LoadedGraph: Sendable {
    /// The modules that are known.
    package var graph: ModuleGraph

    /// The imports that lead to modules the lock has no entry for.
    package var missing: [ModuleEdge] = []

    /// What in the program's own text is not what it seems.
    package var warnings: [Diagnostic] = []

    /// The lock entries that the program uses.
    package var lockKeys: Set<ModuleID> = []

    /// What was compiled on the way, from the bytes that the edges were read from.
    package var units: [ModuleID: CompiledUnit] = [:]

    /// The files of the packages that were looked into, by path.
    var trees: [ModuleID: [String: ContentDigest]] = [:]
}

extension [ImportRecord] {
    /// The imports that exist when the program runs, each specifier once.
    package var uniqueAtRunTime: [ImportRecord] {
        var seen: Set<String> = []
        return filter { $0.kind != .typeOnly && seen.insert($0.specifier).inserted }
    }
}

extension Diagnostic {
    /// A program that asks whether it is the program hears no: it is never the runtime's main module.
    static func mainCheck(at span: SourceSpan) -> Diagnostic {
        Diagnostic(
            code: "import-meta-main",
            severity: .warning,
            message:
                "`import.meta.main` is false here: a program is never the runtime's main module",
            spans: [span],
            hints: ["write `import.meta.url === Deno.mainModule`, which also holds in Deno alone"]
        )
    }
}
