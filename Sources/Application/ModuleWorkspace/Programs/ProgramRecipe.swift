// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleRuntime
internal import ModuleStore
internal import SigningKit

/// What a prepared program is for the runtime.
struct ProgramRecipe {
    let workspace: Workspace
    let program: PreparedProgram

    /// The number of modules from which on keeping an analysis costs a run less than it saves.
    private static let analysisThreshold = 32

    /// The recipe, without limits, arguments and sandbox mode.
    func make() -> RunRecipe {
        let map = ImportMap(blobs: workspace.blobs)
        let nodes = program.graph.nodes
        let urls = nodes.map { map.url(of: $0) }
        var recipe = RunRecipe(
            entryURL: urls.first ?? "",
            entry: program.graph.entry,
            importMap: map.json(of: program.graph, urls: urls),
            moduleFiles: nodes.map(file),
            moduleNames: Dictionary(zip(urls, nodes.map(\.id))) { first, _ in first }
        )
        recipe.permissions = program.permissions
        recipe.environment = workspace.configuration.environment.variables
        recipe.workingDirectory = workspace.configuration.workingDirectory.string
        recipe.storeFolder = workspace.blobs.folder.string
        recipe.protectedFolders = [workspace.configuration.home.data.string]
        if nodes.count >= Self.analysisThreshold {
            let key = SHA256Hasher.digest(of: recipe.importMap + Array(recipe.entryURL.utf8))
            recipe.analysis = ContentDigest(kind: .file, bytes: key).map {
                workspace.configuration.home.cache.appending("analysis/\($0.hex)")
            }
        }
        recipe.usesNodeWorkers = nodes.contains { node in
            node.edges.contains { $0.target.description == "node:worker_threads" }
        }
        return recipe
    }

    private func file(of node: ModuleNode) -> String {
        guard let digest = node.digest else { return node.id.description }
        let name = workspace.blobs.name(digest, suffix: node.suffix)
        return "\(workspace.blobs.folder.string)/\(name)"
    }

    /// Hashes every stored module of the program again.
    ///
    /// - Throws: ``IntegrityFailure`` for the first that differs, naming the module and its file.
    func verify() throws {
        for node in program.graph.nodes {
            guard let digest = node.digest else { continue }
            do {
                try workspace.blobs.verify(digest, suffix: node.suffix)
            } catch let failure as IntegrityFailure {
                throw IntegrityFailure(
                    subject: node.id.description,
                    expected: failure.expected,
                    found: failure.found,
                    hints: failure.hints
                ).adding(context: "while checking `\(failure.subject)`")
            } catch let missing as BlobMissing {
                throw missing.adding(context: "while checking `\(node.id)`")
            }
        }
    }
}
