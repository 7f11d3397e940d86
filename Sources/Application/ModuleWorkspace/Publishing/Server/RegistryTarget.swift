// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// A registry that something is to change in: a folder of this machine, or one with a server.
struct RegistryTarget: Sendable {
    /// What makes changes.
    enum Writer: Sendable {
        /// The builder of the folder.
        case folder(FilePath)
        /// The server.
        case server(RegistryAPI)
    }

    /// The address, for people.
    let address: String

    /// What makes changes.
    let writer: Writer

    /// Reads what is there; asks anew with each value.
    let reader: RegistryReader
}
