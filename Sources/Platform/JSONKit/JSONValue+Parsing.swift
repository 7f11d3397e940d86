// SPDX-License-Identifier: Apache-2.0

internal import CSimdjson
package import Diagnostics

extension JSONValue {
    /// The most levels that a document may have.
    package static let depthLimit = 256

    /// Reads one document of UTF-8.
    ///
    /// A name that occurs twice in one object is refused: readers disagree about what it means.
    ///
    /// - Throws: ``JSONError``, with the place where the parser can tell it.
    /// - Complexity: O(bytes), with simdjson.
    package init(parsing source: SourceText) throws(JSONError) {
        let document = unsafe source.bytes.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe csimdjson_parse($0.baseAddress, $0.count, Self.depthLimit)
            }
        }
        defer { unsafe csimdjson_free(document) }
        if let reason = unsafe document.error {
            throw JSONError(
                reason: unsafe String(cString: reason),
                offset: unsafe document.error_offset,
                source: source
            )
        }
        var reader = unsafe TokenReader(
            tokens: UnsafeBufferPointer(start: document.tokens, count: document.token_count),
            strings: UnsafePointer(document.strings)
        )
        do {
            self = try unsafe reader.next()
        } catch {
            throw JSONError(
                reason: "the name `\(error.name)` occurs twice in one object",
                offset: -1,
                source: source
            )
        }
    }
}

/// Builds values from the flat tokens of a document; `depthLimit` bounds its recursion.
@unsafe private struct TokenReader {
    struct DuplicateName: Error {
        let name: String
    }

    let tokens: UnsafeBufferPointer<csimdjson_token>
    let strings: UnsafePointer<CChar>?
    var place = 0

    init(tokens: UnsafeBufferPointer<csimdjson_token>, strings: UnsafePointer<CChar>?) {
        unsafe self.tokens = unsafe tokens
        unsafe self.strings = unsafe strings
    }

    mutating func next() throws(DuplicateName) -> JSONValue {
        let token = unsafe tokens[place]
        unsafe place += 1
        switch token.kind {
        case csimdjson_null.rawValue: return .null
        case csimdjson_false.rawValue: return .bool(false)
        case csimdjson_true.rawValue: return .bool(true)
        case csimdjson_integer.rawValue: return .integer(token.payload)
        case csimdjson_number.rawValue:
            return .number(Double(bitPattern: UInt64(bitPattern: token.payload)))
        case csimdjson_string.rawValue: return .string(unsafe text(token))
        case csimdjson_array.rawValue:
            var elements: [JSONValue] = []
            elements.reserveCapacity(Int(token.size))
            for _ in 0..<token.size { elements.append(try unsafe next()) }
            return .array(elements)
        default:
            return try unsafe object(size: Int(token.size))
        }
    }

    private mutating func object(size: Int) throws(DuplicateName) -> JSONValue {
        var members: [String: JSONValue] = Dictionary(minimumCapacity: size)
        for _ in 0..<size {
            let name = unsafe text(tokens[place])
            unsafe place += 1
            guard members.updateValue(try unsafe next(), forKey: name) == nil else {
                throw DuplicateName(name: name)
            }
        }
        return .object(members)
    }

    private func text(_ token: csimdjson_token) -> String {
        let start = unsafe strings?.advanced(by: Int(token.payload))
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(token.size))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
