// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// A module that is compiled by itself and knows no other module yet.
///
/// Depends on the bytes of the source alone, so it can be kept under their digest.
public struct CompiledUnit: Hashable, Sendable {
    /// What it imports and exports.
    public let interface: ModuleInterface

    /// The permissions that it declares to need, as a manifest writes them (`read:./data`); `nil` when it
    /// declares nothing.
    public let permissions: [String]?

    /// The compiled code, which the linker of its language reads.
    public let code: [UInt8]

    /// Creates a unit.
    public init(interface: ModuleInterface, permissions: [String]?, code: [UInt8]) {
        self.interface = interface
        self.permissions = permissions
        self.code = code
    }
}
