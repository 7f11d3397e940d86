// SPDX-License-Identifier: Apache-2.0

/// One file of a module.
public struct ModuleFile: Hashable, Sendable {
    /// The path inside the module, with `/` between components.
    public let path: String

    /// The content, unchanged.
    public let bytes: [UInt8]

    /// Creates a file.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}
