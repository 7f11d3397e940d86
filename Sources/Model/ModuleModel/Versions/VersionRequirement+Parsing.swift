// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension VersionRequirement {
    /// The longest requirement that is read, in bytes.
    public static let sizeLimit = 1024

    /// Reads the text form in any of its spellings.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        guard text.utf8.count <= Self.sizeLimit else {
            throw Malformed(
                text: String(text.prefix(60)) + "…",
                reason: "it is longer than \(Self.sizeLimit) bytes"
            )
        }
        if let tag = Self.tag(text) {
            self = .tag(tag)
            return
        }
        var alternatives: [[VersionComparator]] = []
        for part in Self.alternatives(of: text) {
            alternatives.append(try Self.comparators(part, of: text))
        }
        self = .ranges(alternatives)
    }

    /// The text is not a requirement.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "requirement-malformed",
                message: "`\(text)` does not say which versions are meant: \(reason)",
                hints: [
                    "write `^1.2`, `~1.2.3`, `>=1.2 <3`, `1.2.3`, `*` or a tag such as `latest`"
                ]
            )
        }
    }

    /// A tag begins with a lowercase letter and is neither the wildcard `x` nor a version with a `v`.
    private static func tag(_ text: String) -> String? {
        let bytes = text.utf8
        guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        else {
            return nil
        }
        let second = bytes.dropFirst().first
        let isVersion =
            first == UInt8(ascii: "x") && (second == nil || second == UInt8(ascii: "."))
            || first == UInt8(ascii: "v") && second.map(ASCII.isDigit) == true
        guard !isVersion, bytes.count <= 64, bytes.allSatisfy(NameRules.isNameByte) else {
            return nil
        }
        return text
    }

    private static func alternatives(of text: String) -> [Substring] {
        var parts: [Substring] = []
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.utf8.index(after: index)
            if text.utf8[index] == UInt8(ascii: "|"), next < text.endIndex,
                text.utf8[next] == UInt8(ascii: "|")
            {
                parts.append(text[start..<index])
                start = text.utf8.index(after: next)
                index = start
            } else {
                index = next
            }
        }
        return parts + [text[start...]]
    }

    private static func comparators(
        _ part: Substring,
        of text: String
    ) throws(Malformed) -> [VersionComparator] {
        var words = part.utf8
            .split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
            .map(Substring.init)[...]
        guard !words.isEmpty else {
            throw Malformed(text: text, reason: "a part of it is empty")
        }
        var comparators: [VersionComparator] = []
        while let word = words.popFirst() {
            if words.first == "-" {
                words.removeFirst()
                guard let upper = words.popFirst(), words.isEmpty, comparators.isEmpty else {
                    throw Malformed(
                        text: text,
                        reason: "a range with ` - ` has one version on each side"
                    )
                }
                let bounds: [(VersionComparator.Operation, Substring)] = [
                    (.atLeast, word), (.atMost, upper),
                ]
                for (operation, word) in bounds {
                    let version = try PartialVersion(parsing: word, of: text)
                    comparators.append(try VersionComparator(checking: operation, version, text))
                }
            } else {
                let (operation, rest) = VersionComparator.Operation.split(word)
                // A space may stand between an operation and its version.
                let number = rest.isEmpty ? words.popFirst() ?? "" : rest
                let version = try PartialVersion(parsing: number, of: text)
                comparators.append(
                    try VersionComparator(checking: operation ?? .equal, version, text)
                )
            }
        }
        let bounded = comparators.filter { $0 != .any }
        return bounded.isEmpty ? [.any] : bounded
    }
}
