// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import Synchronization

/// The running library: its threads, its socket, and the task that looks for clients that are too slow.
final class ServerDaemon: Sendable {
    @safe private struct Handle: @unchecked Sendable {
        // SAFETY: the library's functions on a daemon may be called from any thread; it is stopped
        // once, under the lock that guards this handle.
        let pointer: OpaquePointer
    }

    let port: UInt16
    private let socket: ListeningSocket
    private let engine: ServerEngine
    private let handle: Mutex<Handle?>
    private let watch: Task<Void, Never>

    init(_ engine: ServerEngine) throws(ServerError) {
        let configuration = engine.configuration
        let socket = try ListeningSocket(address: configuration.address, port: configuration.port)
        var settings = unsafe cmhd_settings()
        unsafe settings.context = Unmanaged.passUnretained(engine).toOpaque()
        unsafe settings.socket = socket.number
        unsafe settings.threads = UInt32(max(2, configuration.threads))
        unsafe settings.connections = UInt32(configuration.connectionLimit)
        unsafe settings.memory = configuration.headLimit
        unsafe settings.accept = ServerCallbacks.accept
        unsafe settings.connection = ServerCallbacks.connection
        unsafe settings.target = ServerCallbacks.target
        unsafe settings.request = ServerCallbacks.request
        unsafe settings.completed = ServerCallbacks.completed
        guard let pointer = unsafe cmhd_start(&settings) else {
            throw .failed(reason: "libmicrohttpd does not start")
        }
        handle = unsafe Mutex(Handle(pointer: pointer))
        port = socket.port
        self.socket = socket
        self.engine = engine
        let connections = engine.connections
        watch = Task {
            while (try? await Task.sleep(for: .seconds(1))) != nil {
                let now = ContinuousClock.now
                connections.shutDown { $0.isLate(at: now) }
            }
        }
    }

    deinit {
        engine.abandonWaiting()
        stop()
    }

    /// Takes no more connections; those that were taken live on.
    func refuseConnections() {
        handle.withLock { handle in
            guard let handle else { return }
            _ = unsafe MHD_quiesce_daemon(handle.pointer)
        }
        socket.refuse()
    }

    /// Closes all connections and ends the threads.
    ///
    /// No connection may be suspended: the library would end the process.
    func stop() {
        watch.cancel()
        let handle = handle.withLock { handle in
            defer { handle = nil }
            return handle
        }
        if let handle { unsafe MHD_stop_daemon(handle.pointer) }
    }
}
