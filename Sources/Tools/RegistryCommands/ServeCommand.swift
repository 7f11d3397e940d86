// SPDX-License-Identifier: Apache-2.0

package import Commands
internal import FileSystemKit
internal import HTTPServerKit
internal import JSONKit
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
        let reading = ServiceConfiguration.Reading(
            languages: RegistryLanguages.all,
            manifest: { try ManifestReader.read($0, folder: $1).0 },
            now: context.clock.now
        )
        let root = try folder(in: context)
        let folder = try RegistryFolder(
            RegistryBuilder(
                root: root,
                readManifest: reading.manifest,
                languages: reading.languages
            )
        )
        defer { withExtendedLifetime(folder) {} }
        let output = context.output
        let assembly = try RegistryAssembly(
            root: root,
            options: options,
            reading: reading,
            report: { output.warn($0) }
        )
        let signals = StopSignals()
        let server = try assembly.start(options.server)
        let url = options.listen.url(port: server.port)
        try folder.configure(
            name: options.name,
            chosen: options.address,
            listening: options.listen.isAny ? nil : url,
            report: { output.warn($0) }
        )
        let token = try await assembly.service.start()
        let upkeep = Task { await assembly.service.run() }
        try announce(url, root, isNew: folder.isNew, in: context)
        if let token { welcome(token, options.address ?? url, in: context) }

        await wait(for: signals.stream, stopping: server, in: context)
        upkeep.cancel()
        await assembly.service.stop()
        assembly.log.finish()
        return .success
    }

    /// Serves until the first signal, then lets running requests end, unless a second one comes.
    private func wait(
        for signals: AsyncStream<Void>,
        stopping server: HTTPServer,
        in context: CommandContext
    ) async {
        var stops = signals.makeAsyncIterator()
        await stops.next()
        context.output.say("stopping; requests that run have \(options.grace) s")
        let impatience = Task {
            for await _ in signals { ProcessExit.end(status: ExitStatus.failure.code) }
        }
        await server.stop(within: .seconds(options.grace))
        impatience.cancel()
    }

    /// Shows the first token, once, and what to do with it.
    private func welcome(_ token: IssuedToken, _ url: String, in context: CommandContext) {
        let name = options.administrator
        context.output.writeMessage(
            """

            The account `\(name)` runs this registry. Its token, shown only now:

                \(token.secretText)

            Log in with it and make an account; its owner logs in with the token that this prints, and publishes:

                tenon login --registry \(url)
                tenon user add NAME --registry \(url)
                tenon publish --registry \(url)


            """
        )
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
        if options.isPrivate { output.say("only who shows the token of an account may read it") }
        guard !options.listen.isLoopback, options.address == nil else { return }
        output.say("others reach this address without encryption: put a proxy with HTTPS in front")
    }
}
