// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// The path of a file that an import names as a URL, which is how the runtime reads it: percent triplets stand for bytes,
/// and a triplet that is none stands for itself (<https://url.spec.whatwg.org/#percent-decode>).
///
/// What would make the URL another module than the path, or nothing that a file is called, is refused.
package struct ImportedPath: Hashable, Sendable {
    /// The path, decoded.
    let path: String

    /// Reads the relative or absolute `reference`, `./a%20b.js`, of the import `text`.
    ///
    /// - Throws: ``Malformed``.
    init(_ reference: String, in text: String) throws(Malformed) {
        try Self.check(text)
        let bytes = Array(reference.utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            guard let byte = Self.triplet(at: index, in: bytes) else {
                decoded.append(bytes[index])
                index += 1
                continue
            }
            guard byte != UInt8(ascii: "/"), byte >= 0x20, byte != 0x7F else {
                throw Malformed(text, "it hides `/` or a control character behind `%`")
            }
            decoded.append(byte)
            index += 3
        }
        guard let path = String(validating: decoded, as: UTF8.self) else {
            throw Malformed(text, "what is behind `%` is not UTF-8")
        }
        self.path = path
    }

    /// Refuses in an import of a file what no path holds.
    ///
    /// - Throws: ``Malformed``.
    static func check(_ text: String) throws(Malformed) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "?"):
                throw Malformed(
                    text,
                    "an import of a file has no query",
                    "leave out `?` and what follows, or write `%3F` where the file's name holds it"
                )
            case UInt8(ascii: "#"):
                throw Malformed(
                    text,
                    "an import of a file has no fragment",
                    "leave out `#` and what follows, or write `%23` where the file's name holds it"
                )
            case UInt8(ascii: "\\"):
                throw Malformed(
                    text,
                    "`\\` is no part of a URL",
                    "write `/`, or `%5C` where the file's name holds it"
                )
            default: continue
            }
        }
        if text.utf8.last == UInt8(ascii: " ") {
            throw Malformed(text, "it ends with a space", "write `%20` where the file's name does")
        }
    }

    private static func triplet(at index: Int, in bytes: [UInt8]) -> UInt8? {
        guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
            let high = hexadecimal(bytes[index + 1]), let low = hexadecimal(bytes[index + 2])
        else { return nil }
        return high << 4 | low
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// An import that is no path of a file.
    package struct Malformed: DiagnosticError, Hashable {
        /// The explanation.
        package let diagnostic: Diagnostic

        init(_ text: String, _ reason: String, _ hint: String? = nil) {
            diagnostic = Diagnostic(
                code: "specifier-malformed",
                message: "`\(text)` does not name a module: \(reason)",
                hints: hint.map { [$0] } ?? []
            )
        }
    }
}
