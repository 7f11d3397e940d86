// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import Diagnostics
internal import FileSystemKit
internal import HTTPClientKit
internal import LanguageJavaScript
internal import LanguageML
internal import ModuleModel
internal import ModuleRuntime
internal import ModuleSources
internal import ModuleWorkspace

/// Makes the workspace of this machine: the languages, the sources, the runtime.
struct WorkspaceComposition: Sendable {
    static let version = "Tenon \(TenonVersion.text)"

    /// Variables that reach the runtime itself, so that it paints and counts time as its user does.
    private static let runtimeVariables = ["NO_COLOR", "TERM", "TZ", "LANG", "LC_ALL"]

    let environment: ProcessEnvironment
    let now: @Sendable () -> Timestamp

    /// A workspace that speaks through `interaction`.
    func make(_ interaction: any Interaction) throws -> Workspace {
        let home = try DataHome(environment: environment)
        var configuration = WorkspaceConfiguration(
            home: home,
            workingDirectory: try FileSystem.currentDirectory(),
            environment: environment,
            languages: [JavaScript(), TypeScript(), ML()],
            version: Self.version,
            makeSources: { request in
                let client = HTTPClient(network())
                let gists = try gists(for: request, client)
                return [
                    FileSource(), SavedSource(request.saved), HTTPSSource(client: client), gists,
                    try mlld(for: request, gists, client),
                ]
            },
            makeRegistries: { table, request in
                RegistrySource(table, settings(for: request))
            },
            findRuntime: { try DenoRuntime(candidates: places(home: home)) },
            clock: now
        )
        configuration.findPython = { try PythonRuntime(candidates: interpreters()) }
        configuration.makeClient = { HTTPClient(network()) }
        configuration.makeProgramClient = {
            var network = network()
            // The user named the host.
            network.allowsPrivateHosts = true
            return HTTPClient(network)
        }
        configuration.runtimeVariables = Self.runtimeVariables.compactMap { name in
            environment[name].map { "\(name)=\($0)" }
        }
        return Workspace(configuration: configuration, interaction: interaction)
    }

    /// The gists of GitHub, or of the server that takes its place.
    ///
    /// A token is shown only where the environment says that gists are: a manifest may come from anybody.
    private func gists(for request: SourceRequest, _ client: HTTPClient) throws -> GistSource {
        let own = try reading("TENON_GIST_API") {
            try ModuleURL(parsing: environment["TENON_GIST_API"] ?? GistSettings.publicAddress)
        }
        let base = try request.address(of: "gist").map { try ModuleURL(parsing: $0) } ?? own
        var settings = try GistSettings(client: client, base: base)
        settings.suffixes = request.suffixes
        let token = environment["TENON_GITHUB_TOKEN"] ?? environment["GITHUB_TOKEN"] ?? ""
        if !token.isEmpty, base.origin == own.origin {
            settings.token = HTTPSecret("Bearer \(token)")
        }
        return GistSource(settings)
    }

    /// The registry of mlld's names.
    private func mlld(
        for request: SourceRequest,
        _ gists: GistSource,
        _ client: HTTPClient
    ) throws -> MlldSource {
        let text =
            request.address(of: "mlld") ?? environment["TENON_MLLD_REGISTRY"]
            ?? MlldSettings.publicAddress
        var settings = MlldSettings(
            address: try reading("TENON_MLLD_REGISTRY") { try RegistryAddress(parsing: text) },
            gists: gists,
            client: client
        )
        settings.suffixes = request.suffixes
        return MlldSource(settings)
    }

    /// Says with an error which variable holds what can't be read.
    private func reading<Value>(_ variable: String, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as any DiagnosticError {
            throw error.adding(context: "while reading the variable `\(variable)`")
        }
    }

    /// How registries are read.
    private func settings(for request: RegistryRequest) -> RegistrySettings {
        var settings = RegistrySettings(
            client: HTTPClient(network()),
            memory: request.memory,
            projectFolder: request.projectFolder,
            readManifest: { try ManifestReader.read($0, folder: $1).0 }
        )
        settings.isOffline = request.isOffline
        settings.credentials = request.credentials
        return settings
    }

    private func network() -> HTTPConfiguration {
        var configuration = HTTPConfiguration()
        configuration.userAgent = "tenon/\(TenonVersion.text)"
        configuration.authoritiesFile = environment["TENON_CA_FILE"] ?? environment["SSL_CERT_FILE"]
        configuration.proxies = ProxyConfiguration(
            secure: proxy("HTTPS_PROXY"),
            other: proxy("ALL_PROXY"),
            exceptions: ProxyConfiguration.exceptions(parsing: value("NO_PROXY") ?? "")
        )
        configuration.allowsPrivateHosts = environment["TENON_ALLOW_PRIVATE_HOSTS"] == "1"
        return configuration
    }

    private func proxy(_ name: String) -> Proxy? {
        value(name).flatMap { Proxy(parsing: $0) }
    }

    /// Proxies are configured in either case; the lowercase name wins, as with curl.
    private func value(_ name: String) -> String? {
        environment[name.lowercased()] ?? environment[name]
    }

    /// Where Python may be: what the user says, what is on the path, Debian's.
    private func interpreters() -> [FilePath] {
        if let chosen = environment["TENON_PYTHON"] {
            return [try? FilePath(chosen)].compactMap(\.self)
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders.filter { $0.hasPrefix("/") }.map { "\($0)/python3" } + ["/usr/bin/python3"])
            .compactMap { try? FilePath($0) }
    }

    /// Where Deno may be: what the user says, what `scripts/setup` installed, what is on the path.
    private func places(home: DataHome) -> [FilePath] {
        if let chosen = environment["TENON_DENO"] {
            return [try? FilePath(chosen)].compactMap(\.self)
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let usual = environment["HOME"].map { "\($0)/.local/share/tenon" }
        let installed = [home.data.string, usual].compactMap(\.self)
            .map { "\($0)/runtimes/deno/bin/deno" }
        return (installed + folders.filter { $0.hasPrefix("/") }.map { "\($0)/deno" })
            .compactMap { try? FilePath($0) }
    }
}
