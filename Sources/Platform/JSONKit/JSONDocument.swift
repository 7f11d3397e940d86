// SPDX-License-Identifier: Apache-2.0

internal import CSimdjson
package import Diagnostics

/// A JSON text, checked as a whole and kept flat: values are made only when they are asked for.
///
/// Strict: RFC 8259, valid UTF-8, no byte order mark, no key twice in an object, integers within 64
/// bits. Reading is done by simdjson; places in the text are searched for only when an error has to
/// name one.
package struct JSONDocument: Sendable {
    /// How much is read.
    package struct Limits: Sendable {
        /// The longest text, in bytes.
        package var size: Int
        /// The deepest nesting of arrays and objects.
        package var depth: Int

        /// Sets limits.
        package init(size: Int = 64 << 20, depth: Int = 128) {
            self.size = size
            self.depth = depth
        }
    }

    let tape: JSONTape

    /// Reads a text.
    ///
    /// - Throws: ``JSONError``, with the place of the first fault.
    package init(parsing source: SourceText, limits: Limits = Limits()) throws(JSONError) {
        guard source.bytes.count <= limits.size else {
            throw JSONError(
                code: "json-too-large",
                name: source.name,
                reason: "it is longer than \(limits.size) bytes"
            )
        }
        let (status, tape) = Self.tape(of: source, depth: limits.depth)
        guard let tape else { throw Self.error(status, source, limits) }
        if let key = tape.duplicateKey() { throw tape.duplicateKeyError(at: key) }
        self.tape = tape
    }

    /// The value that the text holds.
    package var root: JSONElement { JSONElement(tape: tape, index: 1) }

    private static func tape(of source: SourceText, depth: Int) -> (csimdjson_status, JSONTape?) {
        guard let parser = unsafe csimdjson_parser_new() else { return (CSIMDJSON_MEMORY, nil) }
        defer { unsafe csimdjson_parser_free(parser) }
        var document = unsafe csimdjson_document()
        let status = unsafe source.bytes.withUnsafeBufferPointer { bytes in
            unsafe csimdjson_parse(parser, bytes.baseAddress, bytes.count, depth, &document)
        }
        guard status == CSIMDJSON_SUCCESS else { return (status, nil) }
        let words = unsafe UnsafeBufferPointer(start: document.tape, count: document.tape_count)
        let strings = unsafe UnsafeBufferPointer(
            start: document.strings,
            count: document.strings_count
        )
        return (
            status, unsafe JSONTape(source: source, words: Array(words), strings: Array(strings))
        )
    }

    private static func error(
        _ status: csimdjson_status,
        _ source: SourceText,
        _ limits: Limits
    ) -> JSONError {
        let code: String
        var reason: String
        var span: SourceSpan?
        switch status {
        case CSIMDJSON_DEPTH:
            (code, reason) = ("json-too-deep", "it nests more than \(limits.depth) levels deep")
        case CSIMDJSON_MEMORY:
            (code, reason) = ("json-too-large", "there is not enough memory to read it")
        case CSIMDJSON_MISSING:
            (code, reason) = ("json-unavailable", "`\(CSIMDJSON_LIBRARY)` is not installed")
        default:
            (code, reason) = ("json-malformed", "it can't be read")
            var scanner = JSONScanner(bytes: source.bytes)
            if case .failure(let fault) = scanner.scan(until: .max) {
                reason = fault.reason
                span = source.span(fault.offset..<fault.offset + 1)
            }
        }
        return JSONError(code: code, name: source.name, reason: reason, span: span)
    }
}
