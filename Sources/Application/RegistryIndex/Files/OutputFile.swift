// SPDX-License-Identifier: Apache-2.0

/// A file on its way into the folder of a registry.
struct OutputFile: Sendable {
    /// Its path, relative to the registry.
    let name: String

    /// Its content.
    let bytes: [UInt8]
}
