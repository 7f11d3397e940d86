// SPDX-License-Identifier: Apache-2.0

internal import CTOML
package import Diagnostics

extension TOMLTable {
    /// Reads a document of TOML 1.0.
    ///
    /// - Throws: ``TOMLError``, with the place of the fault.
    package init(parsing source: SourceText, sizeLimit: Int = 1 << 20) throws(TOMLError) {
        guard source.bytes.count <= sizeLimit else {
            throw TOMLError(
                code: "toml-too-large",
                name: source.name,
                reason: "it is longer than \(sizeLimit) bytes",
                span: nil
            )
        }
        if let offset = TOMLNesting.excess(in: source.bytes) {
            throw TOMLError(
                code: "toml-too-deep",
                name: source.name,
                reason: "it nests more than \(TOMLNesting.limit) levels deep",
                span: source.span(offset..<offset + 1)
            )
        }
        let document = unsafe source.bytes.withUnsafeBytes { bytes in
            unsafe ctoml_parse(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                bytes.count
            )
        }
        defer { unsafe ctoml_free(document) }
        let lines = TOMLLines(source: source)
        guard let tokens = unsafe document.tokens, let strings = unsafe document.strings else {
            let reason = unsafe document.error.map { unsafe String(cString: $0) }
            let (line, column) = unsafe (document.error_line, document.error_column)
            throw TOMLError(
                code: reason == nil ? "toml-too-large" : "toml-malformed",
                name: source.name,
                reason: reason.map(Self.sentence) ?? "there is not enough memory to read it",
                span: line == 0 ? nil : lines.span(line: line, column: column)
            )
        }
        var reader = unsafe TOMLTokenReader(
            tokens: UnsafeBufferPointer(start: tokens, count: document.token_count),
            strings: strings,
            lines: lines
        )
        self = unsafe reader.next().table ?? TOMLTable(members: [])
    }

    /// The parser's words as the rest of Tenon writes: lowercase in front, no full stop behind.
    private static func sentence(_ reason: String) -> String {
        let tail = reason.last == "." ? reason.dropLast() : reason[...]
        return tail.prefix(1).lowercased() + tail.dropFirst()
    }
}

/// Builds values from the flat tokens of a document, which is at most as deep as its limits allow.
@unsafe private struct TOMLTokenReader {
    let tokens: UnsafeBufferPointer<ctoml_token>
    let strings: UnsafePointer<CChar>
    let lines: TOMLLines
    var place = 0

    init(
        tokens: UnsafeBufferPointer<ctoml_token>,
        strings: UnsafePointer<CChar>,
        lines: TOMLLines
    ) {
        unsafe self.tokens = unsafe tokens
        unsafe self.strings = unsafe strings
        unsafe self.lines = lines
    }

    mutating func next() -> TOMLValue {
        let token = unsafe tokens[place]
        unsafe place += 1
        let content: TOMLValue.Content =
            switch ctoml_kind(token.kind) {
            case CTOML_STRING: .string(unsafe text(token))
            case CTOML_INTEGER: .integer(token.payload)
            case CTOML_FLOAT: .float(Double(bitPattern: UInt64(bitPattern: token.payload)))
            case CTOML_BOOLEAN: .boolean(token.payload != 0)
            case CTOML_DATE_TIME: .dateTime(unsafe text(token))
            case CTOML_ARRAY: .array((0..<token.size).map { _ in unsafe next() })
            default: .table(unsafe table(size: token.size))
            }
        return TOMLValue(content: content, span: unsafe lines.span(token))
    }

    private mutating func table(size: UInt32) -> TOMLTable {
        var members: [(place: (UInt32, UInt32), member: TOMLTable.Member)] = []
        for _ in 0..<size {
            let key = unsafe tokens[place]
            unsafe place += 1
            let member = TOMLTable.Member(
                key: unsafe text(key),
                keySpan: unsafe lines.span(key),
                value: unsafe next()
            )
            members.append(((key.line, key.column), member))
        }
        members.sort { $0.place < $1.place }
        return TOMLTable(members: members.map(\.member))
    }

    private func text(_ token: ctoml_token) -> String {
        let start = unsafe strings + Int(token.payload)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(token.size))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
