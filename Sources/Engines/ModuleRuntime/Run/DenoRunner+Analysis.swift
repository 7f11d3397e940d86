// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import SandboxKit

extension DenoRunner {
    /// The most analyses that are kept; those beyond it are dropped, and made again when needed.
    private static let analysisLimit = 64
    private static let analysisTimeout = Duration.seconds(20)

    /// Whether the next run of a program has all that ``analyse(_:of:files:)`` could give it.
    package func hasAnalysis(_ links: ProgramLinks, of recipe: RunRecipe) -> Bool {
        guard let target = recipe.analysis, recipe.sandbox == .kernel else { return true }
        return ModuleAnalysis.isCurrent(target, for: deno, importMap: links.importMap)
    }

    /// Analyses the modules of a program, whose bytes are verified, for runs to come.
    ///
    /// Nothing of the program runs. Does nothing when there is an analysis of these links, or nowhere to
    /// keep it. One by another version of the runtime, or a damaged one, is replaced.
    ///
    /// - Parameters:
    ///   - links: the program.
    ///   - recipe: how it runs.
    ///   - files: the real paths of its modules.
    /// - Throws: `SandboxError`, `FileSystemError`, or what the database says: the program is none the
    ///   worse, only its next run slower.
    package func analyse(_ links: ProgramLinks, of recipe: RunRecipe, files: [String]) async throws
    {
        guard let target = recipe.analysis, !hasAnalysis(links, of: recipe) else { return }
        try FileSystem.createFolders(target.parent, mode: 0o700)
        let all = try FileSystem.realPath(target.parent)
        for name in try FileSystem.list(all).dropFirst(Self.analysisLimit) {
            try FileSystem.removeTree(all.appending(name))
        }
        let work = try FileSystem.makeTemporaryFolder(in: all, prefix: "new-")
        defer { try? FileSystem.removeTree(work) }
        try await fill(work, with: links, files: files)
        guard ModuleAnalysis.isFound(in: work) else { return }
        let result = work.appending("result")
        try FileSystem.createFolders(result, mode: 0o700)
        try await ModuleAnalysis.settle(work, to: result)
        try ModuleAnalysis.seal(result, by: deno, importMap: links.importMap)
        // A run that copies it at this moment finds one file missing, and does without.
        if FileSystem.kind(of: target) != nil {
            try FileSystem.rename(target, to: work.appending("former"))
        }
        try FileSystem.rename(result, to: target)
    }

    private func fill(_ work: FilePath, with links: ProgramLinks, files: [String]) async throws {
        let map = work.appending("map.json")
        try FileSystem.writeBriefly(links.importMap, to: map)
        var configuration = ChildConfiguration(
            executable: deno.path.string,
            arguments: [
                "info", "--json", "--no-config", "--no-lock", "--no-remote", "--no-npm",
                "--import-map=\(map)", links.entryURL,
            ],
            profile: SandboxProfile(
                rules: DenoLaunch.rules(for: deno, network: .none)
                    + files.map { .init($0, .read) }
                    + [.init(work.string, [.read, .write])]
            )
        )
        configuration.input = .discarded
        configuration.output = .discarded
        configuration.errors = .discarded
        configuration.workingDirectory = "/"
        configuration.environment = DenoLaunch.environment(caches: work.string)
        let child = try ChildProcess(configuration)
        for await event in try child.events(timeout: Self.analysisTimeout) {
            if case .failed(let error) = event { throw error }
        }
    }
}
