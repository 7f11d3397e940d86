// SPDX-License-Identifier: Apache-2.0

/// The name of a git branch or tag, or a commit, that is safe to hand to git.
///
/// Stricter than `git check-ref-format`: nothing that git reads as an option or a revision
/// expression, printable ASCII only.
public struct GitRefName: Hashable, Sendable, CustomStringConvertible {
    /// The text form.
    public let description: String

    /// Reads a name; `nil` for anything else.
    public init?(parsing text: some StringProtocol) {
        let bytes = text.utf8
        guard (1...200).contains(bytes.count), bytes.first != UInt8(ascii: "-"),
            !text.hasSuffix("."),
            bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !Self.special.contains($0) })
        else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for part in parts {
            let name = String(decoding: part, as: UTF8.self)
            guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix(".lock"),
                !ASCII.holdsTwoDots(name.utf8)
            else { return nil }
        }
        description = String(text)
    }

    /// The characters that git refuses, those of revision expressions, and those of our own syntax.
    private static let special = Set(#"~^:?*[\@{}%#"'`$;&|<>()!"#.utf8)

    /// The text form with each `/` as `%2F`, for a place where `/` ends it.
    var escaped: String {
        description.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
    }

    /// Reads what ``escaped`` writes; `nil` for anything else.
    init?(escaped text: Substring) {
        var unescaped = ""
        var rest = text
        while let percent = rest.utf8.firstIndex(of: UInt8(ascii: "%")) {
            let triplet = rest[percent...].prefix(3)
            guard triplet == "%2F" || triplet == "%2f" else { return nil }
            unescaped += rest[..<percent] + "/"
            rest = rest[percent...].dropFirst(3)
        }
        self.init(parsing: unescaped + rest)
    }
}
