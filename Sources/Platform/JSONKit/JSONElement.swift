// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// One value of a ``JSONDocument``.
package struct JSONElement: Sendable {
    /// The kinds of values.
    package enum Kind: String, Sendable {
        /// `null`.
        case null
        /// `true` or `false`.
        case boolean
        /// A number.
        case number
        /// A string.
        case string
        /// An array.
        case array
        /// An object.
        case object
    }

    let tape: JSONTape
    let index: Int

    /// The kind of value.
    package var kind: Kind {
        switch tape.kind(at: index) {
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// The string; `nil` for another kind.
    package var string: String? {
        kind == .string ? tape.string(at: index) : nil
    }

    /// The integer; `nil` for another kind, a fraction, or more than 63 bits.
    package var integer: Int64? {
        tape.kind(at: index) == UInt8(ascii: "l") ? Int64(bitPattern: tape.words[index + 1]) : nil
    }

    /// The number; integers beyond 53 bits are rounded.
    package var number: Double? {
        switch tape.kind(at: index) {
        case UInt8(ascii: "l"): Double(Int64(bitPattern: tape.words[index + 1]))
        case UInt8(ascii: "u"): Double(tape.words[index + 1])
        case UInt8(ascii: "d"): Double(bitPattern: tape.words[index + 1])
        default: nil
        }
    }

    /// The truth value; `nil` for another kind.
    package var boolean: Bool? {
        kind == .boolean ? tape.kind(at: index) == UInt8(ascii: "t") : nil
    }

    /// The place in the text; slow, for errors.
    package var span: SourceSpan? { tape.span(at: index) }

    /// Whether this is `other` again: the same values in the same order, numbers spelled the same way.
    ///
    /// Both are of one document. It costs less than to read either, so that whoever meets the same thing
    /// many times can read it once.
    package func repeats(_ other: JSONElement) -> Bool { tape.repeats(other.index, at: index) }
}

// MARK: - Members

extension JSONElement {
    /// A member of an object.
    package struct Member: Sendable {
        let tape: JSONTape
        let index: Int

        /// The key.
        package var key: String { tape.string(at: index) }

        /// The value.
        package var value: JSONElement { JSONElement(tape: tape, index: index + 1) }

        /// The place of the key in the text; slow, for errors.
        package var keySpan: SourceSpan? { tape.span(at: index) }
    }

    /// The elements of an array, one after the other.
    ///
    /// Not generic over what it holds: such a type would be slow in other modules.
    package struct Elements: Sequence, IteratorProtocol {
        let tape: JSONTape
        var index: Int
        let end: Int

        /// The next element.
        package mutating func next() -> JSONElement? {
            guard index < end else { return nil }
            defer { index = tape.next(after: index) }
            return JSONElement(tape: tape, index: index)
        }
    }

    /// The members of an object, one after the other.
    package struct Members: Sequence, IteratorProtocol {
        let tape: JSONTape
        var index: Int
        let end: Int

        /// The next member.
        package mutating func next() -> Member? {
            guard index < end else { return nil }
            defer { index = tape.next(after: index + 1) }
            return Member(tape: tape, index: index)
        }
    }

    /// The elements of an array; `nil` for another kind.
    package var elements: Elements? {
        guard kind == .array else { return nil }
        return Elements(tape: tape, index: index + 1, end: tape.next(after: index) - 1)
    }

    /// The members of an object, in the order of the text; `nil` for another kind.
    package var members: Members? {
        guard kind == .object else { return nil }
        return Members(tape: tape, index: index + 1, end: tape.next(after: index) - 1)
    }

    /// The value of the member `key` of an object.
    ///
    /// - Complexity: O(number of members).
    package subscript(_ key: String) -> JSONElement? {
        guard let members else { return nil }
        let wanted = key.utf8
        return members.first { tape.strings[tape.bytes(at: $0.index)].elementsEqual(wanted) }?.value
    }
}
