// SPDX-License-Identifier: Apache-2.0

internal import CYAML
package import Diagnostics
package import JSONKit

/// Reads YAML 1.1 (<https://yaml.org/spec/1.1/>) as far as it says what JSON says.
///
/// Plain scalars are `null` (or `~` or nothing), `true`, `false`, whole numbers in decimal, and texts; whatever is in
/// quotes is a text. Tags are not looked at. One document a text.
package enum YAMLDocument {
    /// The most values that a document may have, each use of an alias counted: a short text could stand for billions.
    private static let valueLimit = 10_000
    /// The deepest nesting that is read.
    private static let depthLimit = 64

    /// The value of the document in `source`; `null` for an empty text.
    ///
    /// - Throws: ``YAMLError``, with the place of the first fault.
    /// - Complexity: O(bytes), with libyaml.
    package static func value(of source: SourceText) throws(YAMLError) -> JSONValue {
        var parser = unsafe yaml_parser_t()
        guard unsafe yaml_parser_initialize(&parser) == 1 else {
            throw YAMLError(
                code: "yaml-too-large",
                name: source.name,
                reason: "memory ran out",
                span: nil
            )
        }
        defer { unsafe yaml_parser_delete(&parser) }
        return try unsafe source.bytes.withUnsafeBufferPointer { (bytes) throws(YAMLError) in
            unsafe yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            let value = try unsafe document(&parser, of: source)
            var next = unsafe yaml_document_t()
            guard unsafe yaml_parser_load(&parser, &next) == 1 else {
                throw unsafe failure(parser, in: source)
            }
            defer { unsafe yaml_document_delete(&next) }
            if let root = unsafe yaml_document_get_root_node(&next) {
                throw unsafe refusal("there is a second document", root.pointee, source)
            }
            return value
        }
    }

    private static func document(
        _ parser: inout yaml_parser_t,
        of source: SourceText
    ) throws(YAMLError) -> JSONValue {
        var document = unsafe yaml_document_t()
        guard unsafe yaml_parser_load(&parser, &document) == 1 else {
            throw unsafe failure(parser, in: source)
        }
        defer { unsafe yaml_document_delete(&document) }
        guard let root = unsafe yaml_document_get_root_node(&document) else { return .null }
        var count = 0
        return try unsafe value(
            of: root.pointee,
            in: &document,
            of: source,
            depth: 0,
            count: &count
        )
    }

    private static func value(
        of node: yaml_node_t,
        in document: inout yaml_document_t,
        of source: SourceText,
        depth: Int,
        count: inout Int
    ) throws(YAMLError) -> JSONValue {
        count += 1
        guard count <= valueLimit, depth < depthLimit else {
            throw unsafe refusal("it holds too much", node, source, code: "yaml-too-large")
        }
        switch unsafe node.type {
        case YAML_SCALAR_NODE:
            return unsafe scalar(node)
        case YAML_SEQUENCE_NODE:
            var elements: [JSONValue] = []
            var item = unsafe node.data.sequence.items.start
            while let place = unsafe item, unsafe place < node.data.sequence.items.top {
                guard let child = unsafe yaml_document_get_node(&document, place.pointee) else {
                    break
                }
                elements.append(
                    try unsafe value(
                        of: child.pointee,
                        in: &document,
                        of: source,
                        depth: depth + 1,
                        count: &count
                    )
                )
                unsafe item = place + 1
            }
            return .array(elements)
        default:
            return try unsafe object(node, in: &document, of: source, depth: depth, count: &count)
        }
    }

    private static func object(
        _ node: yaml_node_t,
        in document: inout yaml_document_t,
        of source: SourceText,
        depth: Int,
        count: inout Int
    ) throws(YAMLError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        var pair = unsafe node.data.mapping.pairs.start
        while let place = unsafe pair, unsafe place < node.data.mapping.pairs.top {
            guard let key = unsafe yaml_document_get_node(&document, place.pointee.key),
                let child = unsafe yaml_document_get_node(&document, place.pointee.value)
            else { break }
            guard unsafe key.pointee.type == YAML_SCALAR_NODE else {
                throw unsafe refusal("a key is no text", key.pointee, source)
            }
            let name = unsafe text(of: key.pointee)
            let value = try unsafe value(
                of: child.pointee,
                in: &document,
                of: source,
                depth: depth + 1,
                count: &count
            )
            guard members.updateValue(value, forKey: name) == nil else {
                throw unsafe refusal(
                    "`\(name)` is said twice",
                    key.pointee,
                    source,
                    code: "yaml-duplicate-key"
                )
            }
            unsafe pair = place + 1
        }
        return .object(members)
    }

    private static func scalar(_ node: yaml_node_t) -> JSONValue {
        let text = unsafe text(of: node)
        guard unsafe node.data.scalar.style == YAML_PLAIN_SCALAR_STYLE else { return .string(text) }
        switch text {
        case "", "~", "null": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return Int64(text).map(JSONValue.integer) ?? .string(text)
        }
    }

    private static func text(of node: yaml_node_t) -> String {
        let bytes = unsafe UnsafeBufferPointer(
            start: node.data.scalar.value,
            count: node.data.scalar.length
        )
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Faults

    private static func failure(_ parser: yaml_parser_t, in source: SourceText) -> YAMLError {
        let reason = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "it cannot be read"
        let mark = unsafe parser.problem_mark
        return YAMLError(
            code: "yaml-malformed",
            name: source.name,
            reason: reason,
            span: source.span(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        )
    }

    private static func refusal(
        _ reason: String,
        _ node: yaml_node_t,
        _ source: SourceText,
        code: String = "yaml-malformed"
    ) -> YAMLError {
        let mark = unsafe node.start_mark
        return YAMLError(
            code: code,
            name: source.name,
            reason: reason,
            span: source.span(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
        )
    }
}
