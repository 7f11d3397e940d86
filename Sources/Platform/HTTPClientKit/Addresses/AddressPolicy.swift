// SPDX-License-Identifier: Apache-2.0

/// Which addresses a request may be sent to.
///
/// It judges the address of the socket, after DNS, so that a name cannot change its mind between
/// a check and the connection.
struct AddressPolicy: Sendable {
    /// Whether the URL itself names this machine.
    let allowsLoopback: Bool
    let allowsPrivateHosts: Bool

    func allows(_ address: IPAddress) -> Bool {
        switch address.scope {
        case .global: true
        case .loopback: allowsLoopback || allowsPrivateHosts
        case .private: allowsPrivateHosts
        case .linkLocal, .multicast, .reserved: false
        }
    }
}
