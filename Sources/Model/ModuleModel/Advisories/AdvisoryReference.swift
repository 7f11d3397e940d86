// SPDX-License-Identifier: Apache-2.0

/// A page that says more about an advisory.
public struct AdvisoryReference: Hashable, Sendable {
    /// What kind of page it is, as OSV calls it: `ADVISORY`, `FIX`, `WEB`.
    public var type: String

    /// Where it is; as the advisory says, and not to be trusted to be a URL.
    public var url: String

    /// Creates a reference.
    public init(type: String, url: String) {
        self.type = type
        self.url = url
    }
}
