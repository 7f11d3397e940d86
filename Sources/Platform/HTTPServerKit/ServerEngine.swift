// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import Synchronization

/// What the callbacks of a running server share.
final class ServerEngine: Sendable {
    let configuration: ServerConfiguration
    let handler: any RequestHandler
    let observer: (any ServerObserver)?
    let connections = ConnectionTable()
    let isStopping = Atomic(false)
    private let waiting = Mutex<[ObjectIdentifier: Exchange]>([:])
    private let counter = Atomic<UInt64>(0)
    private let prefix: String

    init(
        _ configuration: ServerConfiguration,
        _ handler: any RequestHandler,
        _ observer: (any ServerObserver)?
    ) {
        self.configuration = configuration
        self.handler = handler
        self.observer = observer
        prefix = String(UInt64.random(in: 36 * 36 * 36 * 36..<36 * 36 * 36 * 36 * 36), radix: 36)
    }

    /// A name for the next request, short enough to need no memory of its own.
    func nextID() -> String {
        let number = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return "\(prefix)-\(String(number, radix: 36))"
    }

    /// When something has to be over that may take so many bytes.
    func deadline(bytes: Int) -> ContinuousClock.Instant {
        let seconds = configuration.transferSeconds + bytes / max(1, configuration.slowestRate)
        return .now.advanced(by: .seconds(seconds))
    }

    /// When the next head has to be there.
    var headDeadline: ContinuousClock.Instant {
        .now.advanced(by: .seconds(configuration.headSeconds))
    }

    /// Whether one more connection of `peer` is taken.
    func accepts(_ peer: String) -> Bool {
        let limit = configuration.connectionsPerPeer
        guard !isStopping.load(ordering: .relaxed) else { return false }
        return limit == 0 || configuration.trustedProxies.contains(peer)
            || connections.count(of: peer) < limit
    }

    /// Who asks: whoever is connected, or whom a trusted proxy names.
    func client(of headers: ServerHeaders, connected peer: String) -> String {
        guard configuration.trustedProxies.contains(peer) else { return peer }
        let forwarded = headers.values(of: "x-forwarded-for")
        return PeerAddress.client(forwarded: forwarded, trusted: configuration.trustedProxies)
            ?? peer
    }

    /// Lets the handler answer on the threads of the runtime.
    func respond(to request: ServerRequest, _ exchange: Exchange) {
        waiting.withLock { $0[ObjectIdentifier(exchange)] = exchange }
        exchange.suspend()
        Task {
            let response = await handler.respond(to: request)
            waiting.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(exchange)) }
            exchange.resolve(response)
        }
    }

    /// Answers those who still wait, without their handlers.
    func abandonWaiting() {
        let exchanges = waiting.withLock { waiting in
            defer { waiting = [:] }
            return Array(waiting.values)
        }
        for exchange in exchanges { exchange.resolve(RequestRejection.stopping.response) }
    }
}
