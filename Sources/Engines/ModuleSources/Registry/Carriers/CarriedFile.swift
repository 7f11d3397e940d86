// SPDX-License-Identifier: Apache-2.0

/// A file of a registry, and how fresh it is.
struct CarriedFile: Sendable {
    let bytes: [UInt8]
    let freshness: LoadedIndex.Freshness
}
