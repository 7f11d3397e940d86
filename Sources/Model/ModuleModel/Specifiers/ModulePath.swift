// SPDX-License-Identifier: Apache-2.0

/// The path of a file inside a module of several files: `lib/words.js`.
///
/// Relative, with `/` between components, none of which is empty, `.` or `..`, so that it can never
/// lead out of the module. Bytes are compared, never canonical equivalents.
public struct ModulePath: Sendable, Comparable, CustomStringConvertible {
    /// The longest path that is read, in bytes.
    public static let sizeLimit = 1024

    /// The text form.
    public let description: String

    /// Reads a path; `nil` for anything that is not one.
    ///
    /// Control characters, `\` and `:` are refused, for the sake of Windows and of terminals.
    public init?(parsing text: some StringProtocol) {
        let bytes = text.utf8
        guard bytes.count <= Self.sizeLimit,
            !bytes.contains(where: {
                ASCII.isControl($0) || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":")
            })
        else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isSafe = parts.allSatisfy {
            !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
        }
        guard isSafe else { return nil }
        description = String(text)
    }

    /// The components, at least one.
    public var components: [Substring] { description.split(separator: "/") }

    /// Orders by bytes.
    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }
}

extension ModulePath: Hashable {
    /// Compares bytes.
    public static func == (left: Self, right: Self) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    /// Hashes what `==` compares; canonical equivalents may collide.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(description)
    }
}
