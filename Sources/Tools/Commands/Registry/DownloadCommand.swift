// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon download`: fetches the archive of a package into a file.
package struct DownloadCommand: Command {
    package static let specification = CommandSpecification(
        "download",
        group: .registry,
        summary: "fetch the archive of a package into a file, verified",
        discussion: [
            "The archive, the tree of its files and its manifest are compared with what the registry's index says, "
                + "as for an installation. Nothing is written when they differ."
        ],
        options: [
            .option(
                "output",
                ValueSpecification("FILE", completion: .path),
                "where to write it; `alice-utils-1.2.4.tar.gz` without it, `-` for standard output"
            )
        ],
        arguments: [
            ArgumentSpecification("NAME", "a package, `@alice/utils` or `@alice/utils@1.2.4`")
        ],
        examples: [
            CommandExample("tenon download @alice/utils@1.2.4", "write alice-utils-1.2.4.tar.gz")
        ]
    )

    private let release: ReleaseArgument
    private let output: String?

    package init(parsing arguments: ParsedArguments) throws {
        release = try ReleaseArgument(parsing: arguments.required("NAME"))
        output = arguments.value(of: "output")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let (found, archive) = try await workspace.download(
            release.name,
            release.version,
            in: try workspace.currentProject(),
            options: context.packageOptions
        )
        context.output.progress.hide()
        if let reason = found.yanked {
            context.output.say(
                "\(release.name)@\(found.version) was withdrawn"
                    + (reason.isEmpty ? "" : ": \(reason)")
            )
        }
        guard output != "-" else {
            try context.output.write(bytes: archive)
            return .success
        }
        let name = "\(release.name.scope)-\(release.name.name)-\(found.version).tar.gz"
        let path = try FilePath(output ?? name).absolute(from: context.workingDirectory())
        try FileSystem.writeAtomically(archive, to: path)
        if context.output.isJSON {
            try context.output.write(
                [
                    "package": .string(release.name.description),
                    "version": .string(found.version.description),
                    "archive": .string(found.archive.description),
                    "digest": .string(found.digest.description),
                    "size": .integer(Int64(archive.count)),
                    "file": .string(path.string),
                ] as JSONValue
            )
        } else {
            context.output.say("wrote \(path) (\(found.archive))")
        }
        return .success
    }
}
