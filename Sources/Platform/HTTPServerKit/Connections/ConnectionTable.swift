// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// All open connections of a server.
///
/// A connection is taken out, under the lock, before its socket is closed: whoever holds the lock may
/// shut a socket of the table down and cannot hit another file that got the same number.
final class ConnectionTable: Sendable {
    private struct State {
        var connections: [ObjectIdentifier: ServerConnection] = [:]
        var perPeer: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// The number of open connections.
    var count: Int { state.withLock(\.connections.count) }

    /// The number of open connections of one address.
    func count(of peer: String) -> Int {
        state.withLock { $0.perPeer[peer, default: 0] }
    }

    /// The number of connections with a request that is not answered.
    var busyCount: Int {
        state.withLock { state in state.connections.values.count(where: \.isBusy) }
    }

    /// Takes a new connection in.
    func insert(_ connection: ServerConnection) {
        state.withLock { state in
            state.connections[ObjectIdentifier(connection)] = connection
            state.perPeer[connection.peer, default: 0] += 1
        }
    }

    /// Forgets a connection; its socket may be closed only afterwards.
    func remove(_ connection: ServerConnection) {
        state.withLock { state in
            guard state.connections.removeValue(forKey: ObjectIdentifier(connection)) != nil
            else { return }
            let rest = state.perPeer[connection.peer, default: 1] - 1
            state.perPeer[connection.peer] = rest == 0 ? nil : rest
        }
    }

    /// Ends the connections that `isCondemned` holds for.
    func shutDown(where isCondemned: (ServerConnection) -> Bool) {
        state.withLock { state in
            for connection in state.connections.values where isCondemned(connection) {
                _ = shutdown(connection.socket, Int32(SHUT_RDWR))
            }
        }
    }
}
