// SPDX-License-Identifier: Apache-2.0

/// What brings the files of a registry.
protocol RegistryCarrier: Sendable {
    /// A small file that changes, such as an index; `nil` when there is none.
    func head(_ path: String, limit: Int) async throws -> CarriedFile?

    /// A file that never changes, such as an archive; `nil` when there is none.
    func immutable(_ path: String, limit: Int) async throws -> [UInt8]?
}
