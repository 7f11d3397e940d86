// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import Diagnostics
internal import FileSystemKit
internal import HTTPServerKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryServer
internal import RegistrySite
internal import Synchronization
internal import TerminalKit

/// Puts a server together: the folder, the service, the site, and who watches.
struct RegistryAssembly {
    /// Where the database is, below the folder: names with a dot are never served.
    private static let database = ".tenon-server/registry.sqlite"

    let service: RegistryService
    let log: LogWriter
    private let server: RegistryServer
    private let recorder: ServerRecorder
    private let gauges: GaugeSource

    init(
        root: FilePath,
        options: ServeOptions,
        reading: ServiceConfiguration.Reading,
        report: @escaping @Sendable (Diagnostic) -> Void
    ) throws {
        var configuration = Self.service(
            at: root,
            administrator: options.administrator,
            reading: reading
        )
        configuration.report = report
        let service = RegistryService(configuration)
        let files = try StaticFiles(root: root, now: reading.now)
        let metrics = ServerMetrics()
        let rates = options.rate > 0 ? RequestRates(rate: Double(options.rate)) : nil
        let gauges = GaugeSource(files: files, rates: rates)
        let folder = Operation.Check("folder") {
            FileSystem.kind(of: root.appending(RegistryLayout.configuration)) == .file
        }
        let database = Operation.Check("database", isOptional: true) { await service.hasDatabase }
        let operation = Operation(metrics: metrics, checks: [folder, database]) { gauges.all }
        let renderer = SiteRenderer(
            library: service.library,
            configuration: SiteConfiguration(address: options.address, hasServer: true)
        )
        var server = RegistryServer(files: files, operation: operation, rates: rates)
        server.parts = [RegistryServer.Part(RegistryService.path, service)]
        server.site = SiteHandler(renderer, report: report)
        if options.isPrivate { server.refuse = { await service.refusalWithoutToken($0) } }
        log = LogWriter { try? StandardStream.error.write($0) }
        recorder = ServerRecorder(
            log: RequestLog(options.log, to: log, now: reading.now),
            metrics: metrics,
            countDownload: { service.countDownload(ofFile: $0) }
        )
        self.service = service
        self.server = server
        self.gauges = gauges
    }

    /// What the server of the registry at `root` is made of.
    static func service(
        at root: FilePath,
        administrator: AccountName,
        reading: ServiceConfiguration.Reading
    ) -> ServiceConfiguration {
        ServiceConfiguration(
            root: root,
            database: root.appending(Self.database),
            version: "Tenon \(TenonVersion.text)",
            administrator: administrator,
            reading: reading
        )
    }

    /// Begins to listen.
    func start(_ configuration: ServerConfiguration) throws(ServerError) -> HTTPServer {
        let listening = try HTTPServer(configuration, handler: server, observer: recorder)
        gauges.server.withLock { $0 = listening }
        return listening
    }
}
