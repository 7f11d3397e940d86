// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// An HTTP/1.1 server (libmicrohttpd): a few threads, any number of connections.
///
/// It speaks no TLS and no HTTP/2; a proxy in front does. It trusts nothing of a request: what could be
/// understood in two ways is refused, and whoever is too slow is cut off.
package final class HTTPServer: Sendable {
    /// The port, also when the system chose it.
    package let port: UInt16

    private let engine: ServerEngine
    private let daemon: ServerDaemon

    /// Begins to listen and to answer.
    package init(
        _ configuration: ServerConfiguration,
        handler: any RequestHandler,
        observer: (any ServerObserver)? = nil
    ) throws(ServerError) {
        engine = ServerEngine(configuration, handler, observer)
        daemon = try ServerDaemon(engine)
        port = daemon.port
    }

    /// The number of open connections.
    package var connectionCount: Int { engine.connections.count }

    /// The number of requests that are not answered to their end.
    package var busyCount: Int { engine.connections.busyCount }

    /// Stops: refuses new connections at once, lets running requests end within `limit`, then cuts them off.
    package func stop(within limit: Duration) async {
        engine.isStopping.store(true, ordering: .relaxed)
        daemon.refuseConnections()
        engine.connections.shutDown { !$0.isBusy }
        await waitUntilIdle(.now + limit)
        engine.abandonWaiting()
        await waitUntilIdle(.now + Self.farewell)
        daemon.stop()
    }

    /// How long those who are answered by force have to read it.
    private static let farewell = Duration.milliseconds(200)

    private func waitUntilIdle(_ end: ContinuousClock.Instant) async {
        while engine.connections.busyCount > 0, ContinuousClock.now < end {
            // Only a cancelled task ends its sleep early, and then `limit` is over for it too.
            do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
        }
    }
}
