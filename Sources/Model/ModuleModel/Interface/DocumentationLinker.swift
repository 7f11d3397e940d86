// SPDX-License-Identifier: Apache-2.0

/// Replaces names that the modules of one package hand on to one another by what they stand for.
///
/// A package often has one main module that only says `export { a } from "./a.js"`. What comes from
/// elsewhere stays a ``DocumentedExport/Kind/reexport``.
public struct DocumentationLinker {
    /// How many modules a name may be handed on through; longer chains, and circles, stay as they are.
    public static let depthLimit = 8

    /// The most exports that one module gets.
    public static let exportLimit = 4_000

    /// The names that are still followed: modules may hand on one another in many ways.
    private var steps = 10_000

    private let read: (ModulePath) -> ModuleDocumentation?
    private var known: [ModulePath: ModuleDocumentation] = [:]

    /// Links modules that `read` finds by their paths in the package.
    public init(read: @escaping (ModulePath) -> ModuleDocumentation?) {
        self.read = read
    }

    /// What the module at `path` offers; `nil` when there is none.
    public mutating func documentation(at path: ModulePath) -> ModuleDocumentation? {
        guard var documentation = source(path) else { return nil }
        documentation.exports = exports(of: path, depth: Self.depthLimit)
        return documentation
    }

    private mutating func source(_ path: ModulePath) -> ModuleDocumentation? {
        if let documentation = known[path] { return documentation }
        let documentation = read(path)
        known[path] = documentation
        return documentation
    }

    private mutating func exports(of path: ModulePath, depth: Int) -> [DocumentedExport] {
        guard let own = source(path)?.exports else { return [] }
        let named = Set(own.lazy.filter { $0.name != "*" }.map(\.name))
        var exports: [DocumentedExport] = []
        for export in own {
            guard exports.count < Self.exportLimit else { break }
            let found = resolve(export, from: path, depth: depth)
            exports += export.name == "*" ? found.filter { !named.contains($0.name) } : found
        }
        return Array(exports.prefix(Self.exportLimit))
    }

    /// What `export` stands for; itself where that is unknown.
    private mutating func resolve(
        _ export: DocumentedExport,
        from path: ModulePath,
        depth: Int
    ) -> [DocumentedExport] {
        guard depth > 0, steps > 0, let origin = export.origin,
            let target = Self.path(of: origin.specifier, from: path), source(target) != nil
        else { return [export] }
        steps -= 1
        if origin.name == "*", export.name != "*" {
            var space = export
            space.kind = .namespace
            return [space]
        }
        if origin.name == "*" {
            return exports(of: target, depth: depth - 1).filter { $0.name != "default" }
        }
        let found = source(target)?.exports.filter { $0.name == origin.name } ?? []
        guard !found.isEmpty else { return [export] }
        return found.flatMap { inner in
            resolve(inner, from: target, depth: depth - 1).map { renamed($0, export) }
        }
    }

    /// `inner` under the name that `export` gives it; its own line is in another file.
    private func renamed(
        _ inner: DocumentedExport,
        _ export: DocumentedExport
    ) -> DocumentedExport {
        var result = inner
        result.name = export.name
        result.line = export.line
        return result
    }

    /// The file that a relative specifier names, if it lies in the package.
    private static func path(of specifier: String, from path: ModulePath) -> ModulePath? {
        guard specifier.hasPrefix("./") || specifier.hasPrefix("../") else { return nil }
        var parts = path.description.split(separator: "/").dropLast()
        for part in specifier.split(separator: "/", omittingEmptySubsequences: false) {
            if part == "." { continue }
            guard part == ".." else {
                parts.append(part)
                continue
            }
            if parts.popLast() == nil { return nil }
        }
        return ModulePath(parsing: parts.joined(separator: "/"))
    }
}
