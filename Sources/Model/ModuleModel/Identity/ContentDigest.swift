// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The SHA-256 digest that names one immutable piece of content.
///
/// It has exactly one text form (`docs/formats/digest.md`): a file is `sha256:` and 64 lowercase
/// hexadecimal digits; a tree is `h1:` and the base64 of the SHA-256 of its listing, as Go modules do.
public struct ContentDigest: Hashable, Sendable {
    /// What was hashed.
    public enum Kind: Hashable, Sendable {
        /// The bytes of one file.
        case file
        /// The listing of a tree of files.
        case tree
    }

    /// What was hashed.
    public let kind: Kind

    /// The raw digest; always 32 bytes.
    public let bytes: [UInt8]

    /// Creates a digest from raw bytes; `nil` unless there are exactly 32.
    public init?(kind: Kind, bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.kind = kind
        self.bytes = bytes
    }

    /// The 64 lowercase hexadecimal digits of the raw digest.
    public var hex: String {
        var text: [UInt8] = []
        text.reserveCapacity(2 * bytes.count)
        for byte in bytes {
            text.append(Self.digit(byte >> 4))
            text.append(Self.digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}

// MARK: - Text form

extension ContentDigest: CustomStringConvertible {
    private static let filePrefix = "sha256:"
    private static let treePrefix = "h1:"

    /// The text form.
    public var description: String {
        switch kind {
        case .file: Self.filePrefix + hex
        case .tree: Self.treePrefix + Base64.encode(bytes)
        }
    }

    /// Reads the text form; any other spelling is refused, not folded.
    ///
    /// - Throws: ``Malformed``, with the rejected text.
    public init(parsing text: String) throws(Malformed) {
        if let digest = Self(fileText: text) {
            self = digest
            return
        }
        guard text.hasPrefix(Self.treePrefix),
            let bytes = Base64.decode(text.utf8.dropFirst(Self.treePrefix.utf8.count)),
            let digest = Self(kind: .tree, bytes: bytes)
        else { throw Malformed(text: text) }
        self = digest
    }

    /// Reads the form of a file; a lock holds hundreds, so this is written for speed.
    private init?(fileText text: String) {
        let span = text.utf8Span.span
        let start = Self.filePrefix.utf8.count
        guard span.count == start + 64, text.utf8.starts(with: Self.filePrefix.utf8) else {
            return nil
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for place in stride(from: start, to: start + 64, by: 2) {
            guard let high = Self.value(span[place]), let low = Self.value(span[place + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        self.init(kind: .file, bytes: bytes)
    }

    /// The value of a lowercase hexadecimal digit.
    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x61 + 10
        default: nil
        }
    }

    /// The text is not the text form of a digest.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String

        /// Repeats the text as it came; whoever renders it escapes control characters.
        public var diagnostic: Diagnostic {
            Diagnostic(
                code: "digest-malformed",
                message: "`\(text)` is not a content digest",
                hints: ["write `sha256:` and 64 lowercase hexadecimal digits, or an `h1:` digest"]
            )
        }
    }
}
