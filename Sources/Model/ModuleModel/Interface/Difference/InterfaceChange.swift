// SPDX-License-Identifier: Apache-2.0

/// One thing that importers may notice between two versions of a package.
public struct InterfaceChange: Hashable, Sendable {
    /// What happened.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Something is there that was not.
        case added
        /// Something is there no more.
        case removed
        /// Something is there as before, and differs.
        case changed
    }

    /// The key by which importers ask for the module: `.`, `./math`.
    public let module: String

    /// What it is about, `Box.area`; `nil` for the module as a whole.
    public let name: String?

    /// What happened.
    public let kind: Kind

    /// Whether programs that ran with the version before may fail with this one.
    public let isBreaking: Bool

    /// What happened, for people: "`add` needs `c` now".
    public let text: String

    /// Describes a change.
    public init(module: String, name: String?, kind: Kind, isBreaking: Bool, text: String) {
        self.module = module
        self.name = name
        self.kind = kind
        self.isBreaking = isBreaking
        self.text = text
    }
}

extension InterfaceChange: CustomStringConvertible {
    /// The text, with the module in front where it is not the main one.
    public var description: String {
        module == "." || name == nil ? text : "`\(module)`: \(text)"
    }
}
