// SPDX-License-Identifier: Apache-2.0

/// What the kernel lets a child do, whatever the program in it believes.
///
/// Everything that is not listed is denied: opening a file, making a socket, starting another
/// program. Rights are about opening; what a child inherits stays usable.
package struct SandboxProfile: Hashable, Sendable {
    /// What may be done with a file, or below a folder.
    package struct Access: OptionSet, Hashable, Sendable {
        /// The bits, as the spawn shim knows them.
        package let rawValue: UInt32

        /// Creates a set from its bits.
        package init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Open for reading, and list folders.
        package static let read = Access(rawValue: 1)
        /// Open for writing, create, rename, remove.
        package static let write = Access(rawValue: 2)
        /// Start as a program.
        package static let execute = Access(rawValue: 4)
        /// Create files and folders and write them, but remove nothing.
        package static let create = Access(rawValue: 8)
        /// Open files for reading, but list no folder.
        package static let open = Access(rawValue: 16)
    }

    /// One path with its rights.
    ///
    /// A path that does not exist grants nothing.
    package struct Rule: Hashable, Sendable {
        /// An absolute path; links in it are followed when the child starts.
        package let path: String
        /// What is allowed there and below.
        package let access: Access

        /// Allows `access` at `path` and below it.
        package init(_ path: String, _ access: Access) {
            self.path = path
            self.access = access
        }
    }

    /// Which sockets a child may make.
    package enum Network: Hashable, Sendable {
        /// No socket at all, not even to a local service.
        case none
        /// IPv4 and IPv6; TCP only on these ports where the kernel can tell (Landlock 4).
        case ports([UInt16])
        /// IPv4 and IPv6, every port.
        case all
    }

    /// The paths.
    package var rules: [Rule]
    /// The sockets.
    package var network: Network
    /// Whether the child is one process for good, with the limits that it was given: it can start threads, but no
    /// processes, and change none of its limits.
    package var isSealed: Bool

    /// Allows `rules` and `network`, nothing else.
    package init(rules: [Rule], network: Network = .none, isSealed: Bool = false) {
        self.rules = rules
        self.network = network
        self.isSealed = isSealed
    }
}
