// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleRuntime
internal import ModuleSources
internal import ModuleStore

extension Workspace {
    /// How the program of `entry` runs, as far as its own files tell.
    ///
    /// - Parameters:
    ///   - entry: the program.
    ///   - permissions: what it may do.
    ///   - local: its own files; what they import from elsewhere is missing there.
    ///   - run: how it was started.
    /// - Returns: what the runtime needs to boot.
    func recipe(
        for entry: ProgramEntry,
        permissions: PermissionSet,
        local: LoadedGraph,
        run: RunSettings
    ) -> RunRecipe {
        var recipe = RunRecipe(localFiles: local.graph.nodes.map(\.id.description))
        recipe.permissions = permissions
        recipe.arguments = run.arguments
        recipe.limits = run.limits
        recipe.sandbox = run.sandbox
        recipe.isHasty = run.isHasty
        recipe.streams = run.streams
        recipe.environment = configuration.environment.variables
        recipe.workingDirectory = configuration.workingDirectory.string
        // What is approved, what was compiled and what the user's policy says decide what programs may do.
        let home = configuration.home
        let own: [FilePath?] = [home.data, home.cache, home.configuration, home.memory()]
        recipe.protectedFolders = own.compactMap { $0?.string }
        if !local.missing.isEmpty { recipe.storeFolder = blobs.folder.string }
        recipe.analysis = home.cache.appending("analysis/\(entry.id.fileName)")
        return recipe
    }

    /// What the runtime is told of a graph.
    func links(of graph: ModuleGraph) -> ProgramLinks {
        let map = ImportMap(blobs: blobs)
        let urls = graph.nodes.map { map.url(of: $0) }
        var links = ProgramLinks(
            entryURL: urls.first ?? "",
            entry: graph.entry,
            importMap: map.json(of: graph, urls: urls),
            moduleNames: Dictionary(zip(urls, graph.nodes.map(\.id))) { first, _ in first }
        )
        links.usesNodeWorkers = graph.nodes.contains { node in
            node.edges.contains { $0.target.description == "node:worker_threads" }
        }
        return links
    }

    /// The real path of the file that holds the module of `node`.
    func file(of node: ModuleNode) -> String {
        node.digest.map { blobs.path($0, suffix: node.suffix).string } ?? node.id.description
    }

    /// Hashes every stored module of a graph again.
    ///
    /// - Throws: ``IntegrityFailure`` for the first that differs, naming the module and its file.
    func verify(_ graph: ModuleGraph) throws {
        for node in graph.nodes {
            guard let digest = node.digest else { continue }
            try node.id.naming { try blobs.verify(digest, suffix: node.suffix) }
        }
    }
}

extension ModuleID {
    /// A name for a file about this module, 64 hexadecimal digits.
    var fileName: String { ContentDigest.ofFile(Array(description.utf8)).hex }

    /// What `check` gives; the stored file that it complains about is told as this module's.
    @discardableResult
    func naming<Result>(_ check: () throws -> Result) throws -> Result {
        do {
            return try mending(check)
        } catch let failure as IntegrityFailure {
            throw IntegrityFailure(
                subject: description,
                expected: failure.expected,
                found: failure.found,
                hints: failure.hints
            ).adding(context: "while checking `\(failure.subject)`")
        } catch let missing as BlobMissing {
            throw missing.adding(context: "while checking `\(self)`")
        }
    }

    /// What `check` gives; an error about the content of a saved module says what mends that.
    @discardableResult
    func mending<Result>(_ check: () throws -> Result) throws -> Result {
        guard source == .saved, case .saved(let reference) = try? Specifier(parsing: description)
        else { return try check() }
        return try SavedModules.mending(reference.name, check)
    }
}
