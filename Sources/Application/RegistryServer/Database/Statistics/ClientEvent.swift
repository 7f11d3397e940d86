// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Something that clients did with a version, as those who agreed to it report: no address, no account.
struct ClientEvent: Hashable, Sendable {
    /// What was done.
    enum Action: String, Hashable, Sendable, CaseIterable {
        /// It was put into a project.
        case install
        /// A program loaded it.
        case `import`
        /// A project went over to it.
        case update
        /// It was taken from the store of the machine.
        case cacheHit = "cache-hit"
    }

    let package: PackageName
    let version: Version
    let action: Action
    let day: Int64
}
