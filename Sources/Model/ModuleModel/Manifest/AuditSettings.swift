// SPDX-License-Identifier: Apache-2.0

/// What a project says of audits.
public struct AuditSettings: Hashable, Sendable {
    /// The findings that are left out, by the id of the advisory, and why.
    public var ignored: [String: String] = [:]

    /// Further places to ask for advisories: URLs, and absolute paths.
    public var sources: [String] = []

    /// Settings that say nothing.
    public init() {}
}
