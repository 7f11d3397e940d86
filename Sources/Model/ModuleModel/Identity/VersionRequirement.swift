// SPDX-License-Identifier: Apache-2.0

/// The versions of a package that an importer accepts.
public struct VersionRequirement: Hashable, Sendable {
}
