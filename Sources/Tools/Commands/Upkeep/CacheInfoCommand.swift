// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon cache info`: what the store and the cache of compiled programs hold.
package struct CacheInfoCommand: Command {
    package static let specification = CommandSpecification(
        "cache info",
        group: .tenon,
        summary: "show what the store holds, what is kept of compiled programs, and where"
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let info = try await workspace.storeInfo()
        let compiled = workspace.compilationInfo()
        let lookups = compiled.statistics
        let folder = workspace.configuration.home.data.string
        if context.output.isJSON {
            try context.output.write([
                "folder": .string(folder), "files": .integer(Int64(info.blobs)),
                "bytes": .integer(Int64(info.blobBytes)),
                "savedModules": .integer(Int64(info.savedModules)),
                "savedRevisions": .integer(Int64(info.savedRevisions)),
                "fetchedURLs": .integer(Int64(info.fetchedURLs)),
                "knownLocks": .integer(Int64(info.knownLocks)),
                "compiledFolder": .string(compiled.folder.string),
                "compiledFiles": .integer(Int64(compiled.values)),
                "compiledBytes": .integer(Int64(compiled.bytes)),
                "compiledHits": .integer(Int64(lookups.hits)),
                "compiledMisses": .integer(Int64(lookups.misses)),
                "compiledEvictions": .integer(Int64(lookups.evictions)),
            ])
            return .success
        }
        var table = TextTable([.init(""), .init("")])
        table.append(["folder", .init(folder)])
        table.append(["files", .init("\(info.blobs) (\(ByteCount.text(info.blobBytes)))")])
        table.append([
            "saved modules", .init("\(info.savedModules) with \(info.savedRevisions) revisions"),
        ])
        table.append(["URLs fetched", .init("\(info.fetchedURLs)")])
        table.append(["locks known", .init("\(info.knownLocks)")])
        table.append([
            "compiled files",
            .init("\(compiled.values) (\(ByteCount.text(compiled.bytes))) in \(compiled.folder)"),
        ])
        table.append([
            "compiled look-ups",
            .init(
                "\(lookups.hits) hits, \(lookups.misses) misses, \(lookups.evictions) evicted"
            ),
        ])
        try context.output.write(table)
        return .success
    }
}
