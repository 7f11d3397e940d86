// SPDX-License-Identifier: Apache-2.0

package import Commands
internal import FileSystemKit
internal import HTTPServerKit
internal import JSONKit
internal import LanguageJavaScript
internal import ModuleWorkspace
internal import RegistryIndex
internal import RegistryServer
internal import TerminalKit

/// `tenon-registry serve`: serves a registry until it is told to stop.
package struct ServeCommand: Command {
    package static let specification = RegistryServeCommand.specification

    private let options: ServeOptions

    package init(parsing arguments: ParsedArguments) throws {
        options = try ServeOptions(arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let root = try folder(in: context)
        let folder = try RegistryFolder(
            RegistryBuilder(
                root: root,
                readManifest: { try ManifestReader.read($0, folder: $1).0 },
                languages: [JavaScript(), TypeScript()]
            )
        )
        let assembly = try RegistryAssembly(root: root, options: options, now: context.clock.now)
        let signals = StopSignals()
        let server = try assembly.start(options.server)
        let url = options.listen.url(port: server.port)
        try folder.configure(
            name: options.name,
            chosen: options.address,
            listening: options.listen.isAny ? nil : url
        )
        try announce(url, root, isNew: folder.isNew, in: context)

        var stops = signals.stream.makeAsyncIterator()
        await stops.next()
        context.output.say("stopping; requests that run have \(options.grace) s")
        let stream = signals.stream
        let impatience = Task {
            for await _ in stream { ProcessExit.end(status: ExitStatus.failure.code) }
        }
        await server.stop(within: .seconds(options.grace))
        impatience.cancel()
        assembly.log.finish()
        return .success
    }

    private func folder(in context: CommandContext) throws -> FilePath {
        guard let folder = options.folder else {
            return try DataHome(environment: context.environment).data.appending("registry")
        }
        return try FilePath(folder).absolute(from: context.workingDirectory())
    }

    private func announce(
        _ url: String,
        _ root: FilePath,
        isNew: Bool,
        in context: CommandContext
    ) throws {
        let output = context.output
        if isNew { output.say("`\(root)` is a registry now") }
        if context.output.isJSON {
            try output.write(["folder": .string(root.string), "address": .string(url)])
        } else {
            try output.write("serving \(root) at \(url)\n")
        }
        guard !options.listen.isLoopback, options.address == nil else { return }
        output.say("others reach this address without encryption: put a proxy with HTTPS in front")
    }
}
