// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import ModuleStore

/// Makes one program of the compiled modules of a graph, and says what each of them may do.
struct ProgramLinker: Sendable {
    let compiler: any CompiledLanguage
    let program: PreparedProgram
    let blobs: BlobStore
    /// Where the paths begin that modules declare.
    let folder: FilePath

    /// The modules with what their imports lead to, the entry first.
    ///
    /// - Throws: ``SyntaxFailure`` for a stored module that is not of the language, what reading it throws.
    func linkable() throws -> (
        LinkableProgram, grants: [ModuleID: PermissionSet]
    ) {
        var modules: [LinkableProgram.Module] = []
        var grants: [ModuleID: PermissionSet] = [:]
        for node in program.graph.nodes {
            let unit = try program.units[node.id] ?? compiler.compile(node, from: blobs)
            grants[node.id] = try grant(of: node, unit)
            modules.append(
                LinkableProgram.Module(
                    id: node.id,
                    name: name(of: node.id),
                    source: source(of: node.id),
                    unit: unit,
                    imports: Dictionary(
                        node.edges.compactMap { edge in
                            target(of: edge).map { (edge.specifier, $0) }
                        }
                    ) { $1 }
                )
            )
        }
        return (LinkableProgram(modules: modules, tellsValue: program.request.tellsValue), grants)
    }

    /// What the functions of a module may do: what the program may, as far as the module says that it needs it.
    ///
    /// A file of the project that says nothing may do what the program may, and so may the entry, which the user
    /// named beside the grants; another module from elsewhere, nothing.
    private func grant(of node: ModuleNode, _ unit: CompiledUnit) throws -> PermissionSet {
        guard let declared = unit.permissions else {
            let isMeant = node.id.source == .file || node.id == program.graph.entry
            return isMeant ? program.permissions : .none
        }
        return try program.permissions.intersection(
            PermissionSet(declared: declared, folder: folder)
        )
    }

    /// What an edge leads to; `nil` for a module of the interpreter that the user did not allow, whatever a lock
    /// says.
    private func target(of edge: ModuleEdge) -> LinkableProgram.Target? {
        guard edge.target.source == .builtin else { return .module(edge.target) }
        let (owner, name) = edge.target.builtinParts
        if owner == compiler.descriptor.id { return .standard(name) }
        let isAllowed =
            owner == compiler.descriptor.interpreter && program.search.hostModules.contains(name)
        return isAllowed ? .host(name) : nil
    }

    private func name(of id: ModuleID) -> [String] {
        if id.source == .file, let path = try? FilePath(id.description) {
            let owner = program.entry.project.owner(of: path)
            let name = program.search.name(of: path, in: owner.root)
            guard let package = package(of: owner) else { return name }
            return Self.dotted(package) + name
        }
        if case .registry(let reference)? = try? Specifier(parsing: id.description), id.isPackage {
            let inside = reference.path.map { ImportSearch.name(along: $0.description) } ?? []
            return Self.dotted(reference.package) + inside
        }
        let last = id.description.split(separator: "/").last ?? ""
        return [last.split(separator: ".").first.map(String.init) ?? "module"]
    }

    /// The package that the folder of a dependency has; `nil` for the project itself.
    private func package(of owner: LocalPackage) -> PackageName? {
        guard owner.root != program.entry.project.root,
            case .scoped(let name)? = owner.manifest.package.name
        else { return nil }
        return name
    }

    /// The package as an import names it.
    private static func dotted(_ package: PackageName) -> [String] {
        [package.scope, package.name].map { "\($0)".replacing("-", with: "_") }
    }

    /// What people call a source; a file outside the project by its package, or the folder in which it was found.
    private func source(of id: ModuleID) -> String {
        guard id.source == .file, let path = try? FilePath(id.description) else {
            return id.description
        }
        let owner = program.entry.project.owner(of: path)
        if let package = package(of: owner), let inside = path.relative(to: owner.root) {
            return "\(package)/\(inside)"
        }
        if let inside = path.relative(to: program.entry.project.root) { return inside.string }
        for folder in program.search.folders {
            guard let inside = path.relative(to: folder) else { continue }
            return "\(folder.lastComponent)/\(inside)"
        }
        return path.lastComponent
    }
}

extension CompiledLanguage {
    /// Compiles a module of one file from elsewhere; its bytes are hashed again as they are read.
    ///
    /// - Throws: ``SyntaxFailure``, ``IntegrityFailure``, ``FileSystemError``.
    func compile(_ node: ModuleNode, from blobs: BlobStore) throws -> CompiledUnit {
        guard let digest = node.digest else {
            throw FileSystemError(
                code: .notFound,
                operation: "read",
                path: node.id.description,
                reason: "it was not read with the others"
            )
        }
        let bytes = try node.id.naming { try blobs.read(digest, suffix: node.suffix) }
        return try compile(SourceText(name: node.id.description, bytes: bytes))
    }
}

extension PermissionSet {
    /// The permissions that a module declares; paths begin at `folder`.
    ///
    /// - Throws: the permission's own error.
    init(declared texts: [String], folder: FilePath) throws {
        self.init(try texts.map { try Permission(parsing: $0, relativeTo: folder.string) })
    }
}

extension ModuleID {
    /// Whose module a built-in one is, and its name: `ml` and `math`.
    var builtinParts: (owner: String, name: String) {
        let parts = description.split(separator: ":", maxSplits: 1).map(String.init)
        return (parts.first ?? "", parts.last ?? "")
    }
}
