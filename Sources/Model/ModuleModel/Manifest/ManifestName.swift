// SPDX-License-Identifier: Apache-2.0

/// The name of a package in a manifest: `@alice/utils`, or without a scope, `linear-algebra`.
public enum ManifestName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// A name without a scope.
    case local(ModuleName)
    /// A name in a registry.
    case scoped(PackageName)

    /// Reads a name.
    ///
    /// - Throws: ``PackageName/Malformed`` when it begins with `@`, else ``ModuleName/Malformed``.
    public init(parsing text: String) throws {
        if text.utf8.first == UInt8(ascii: "@") {
            self = .scoped(try PackageName(parsing: text))
        } else {
            self = .local(try ModuleName(parsing: text))
        }
    }

    /// The text form.
    public var description: String {
        switch self {
        case .local(let name): name.description
        case .scoped(let name): name.description
        }
    }

    /// Orders by the text form.
    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
