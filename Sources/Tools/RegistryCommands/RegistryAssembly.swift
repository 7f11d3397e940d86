// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import HTTPServerKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryServer
internal import Synchronization
internal import TerminalKit

/// Puts a server together: the folder, what is beside it, and who watches.
struct RegistryAssembly {
    let server: RegistryServer
    let recorder: ServerRecorder
    let log: LogWriter
    private let gauges: GaugeSource

    init(root: FilePath, options: ServeOptions, now: @escaping @Sendable () -> Timestamp) throws {
        let files = try StaticFiles(root: root, now: now)
        let metrics = ServerMetrics()
        let rates = options.rate > 0 ? RequestRates(rate: Double(options.rate)) : nil
        let gauges = GaugeSource(files: files, rates: rates)
        let folder = Operation.Check("folder") {
            FileSystem.kind(of: root.appending(RegistryLayout.configuration)) == .file
        }
        let operation = Operation(metrics: metrics, checks: [folder]) { gauges.all }
        server = RegistryServer(files: files, operation: operation, rates: rates)
        log = LogWriter { try? StandardStream.error.write($0) }
        recorder = ServerRecorder(
            log: RequestLog(options.log, to: log, now: now),
            metrics: metrics
        )
        self.gauges = gauges
    }

    /// Begins to listen.
    func start(_ configuration: ServerConfiguration) throws(ServerError) -> HTTPServer {
        let listening = try HTTPServer(configuration, handler: server, observer: recorder)
        gauges.server.withLock { $0 = listening }
        return listening
    }
}
