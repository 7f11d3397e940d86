// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What the library calls, on its own threads; each call finds the engine in its context.
enum ServerCallbacks {
    static let accept: MHD_AcceptPolicyCallback = { context, address, _ in
        guard let engine = unsafe engine(context) else { return .NO }
        return unsafe engine.accepts(PeerAddress.text(address)) ? .YES : .NO
    }

    static let connection: MHD_NotifyConnectionCallback = { context, pointer, stored, event in
        guard let engine = unsafe engine(context), let stored = unsafe stored else { return }
        switch event {
        case .CONNECTION_NOTIFY_STARTED:
            let connection = unsafe ServerConnection(
                socket: cmhd_socket(pointer),
                peer: PeerAddress.text(cmhd_peer(pointer)),
                deadline: engine.headDeadline
            )
            engine.connections.insert(connection)
            unsafe stored.pointee = Unmanaged.passRetained(connection).toOpaque()
        case .CONNECTION_NOTIFY_CLOSED:
            guard let opaque = unsafe stored.pointee else { return }
            let connection = unsafe Unmanaged<ServerConnection>.fromOpaque(opaque)
                .takeRetainedValue()
            unsafe stored.pointee = nil
            engine.connections.remove(connection)
        @unknown default: return
        }
    }

    static let target:
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, OpaquePointer?) ->
            UnsafeMutableRawPointer? = { _, target, pointer in
                guard let target = unsafe target, let pointer = unsafe pointer,
                    let opaque = unsafe cmhd_connection_context(pointer)
                else { return nil }
                let connection = unsafe Unmanaged<ServerConnection>.fromOpaque(opaque)
                    .takeUnretainedValue()
                connection.begin()
                let exchange = unsafe Exchange(target: target, of: pointer, on: connection)
                return unsafe Unmanaged.passRetained(exchange).toOpaque()
            }

    static let request: MHD_AccessHandlerCallback = {
        context,
        pointer,
        _,
        method,
        version,
        part,
        size,
        stored in
        guard let engine = unsafe engine(context), let pointer = unsafe pointer,
            let method = unsafe method, let version = unsafe version, let size = unsafe size,
            let opaque = unsafe stored?.pointee
        else { return .NO }
        let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeUnretainedValue()
        switch exchange.stage {
        case .head:
            return unsafe engine.begin(exchange, pointer, method: method, version: version)
        case .body(let limit):
            guard unsafe size.pointee > 0 else {
                return unsafe engine.finishBody(exchange, pointer, limit: limit)
            }
            let bytes = unsafe UnsafeRawBufferPointer(start: part, count: size.pointee)
            unsafe size.pointee = 0
            return unsafe engine.receive(bytes, exchange, limit: limit)
        case .waiting:
            guard let response = exchange.takeAnswer() else { return .NO }
            return unsafe engine.send(response, exchange, pointer)
        case .answered: return .NO
        }
    }

    static let completed: MHD_RequestCompletedCallback = { context, _, stored, reason in
        guard let engine = unsafe engine(context), let opaque = unsafe stored?.pointee else {
            return
        }
        let exchange = unsafe Unmanaged<Exchange>.fromOpaque(opaque).takeRetainedValue()
        unsafe stored?.pointee = nil
        exchange.connection.finish(nextBy: engine.headDeadline)
        engine.observer?.requestEnded(
            ServedRequest(
                request: exchange.request,
                id: exchange.request?.id ?? "",
                peer: exchange.request?.peer ?? exchange.connection.peer,
                status: exchange.sent.status,
                length: exchange.sent.length,
                duration: exchange.started.duration(to: .now),
                isComplete: reason == .REQUEST_TERMINATED_COMPLETED_OK
            )
        )
    }

    private static func engine(_ context: UnsafeMutableRawPointer?) -> ServerEngine? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<ServerEngine>.fromOpaque(context).takeUnretainedValue()
    }
}
