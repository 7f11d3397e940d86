// SPDX-License-Identifier: Apache-2.0

/// A value of TOML without a place: what an edit writes, and what it is compared with.
///
/// Two are equal when they mean the same: the order of a table's members does not count, strings and
/// keys are compared by their bytes, floats by their bits, but for all that are not numbers.
package enum TOMLLiteral: Sendable {
    /// A string.
    case string(String)
    /// An integer.
    case integer(Int64)
    /// A float.
    case float(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// A date, a time or both, in the spelling of RFC 3339.
    case dateTime(String)
    /// An array.
    case array([TOMLLiteral])
    /// A table, in the order in which it is written; each key once.
    case table([Member])

    /// A key and its value.
    package struct Member: Sendable {
        /// The key.
        package let key: String
        /// The value.
        package let value: TOMLLiteral

        /// Pairs a key with its value.
        package init(_ key: String, _ value: TOMLLiteral) {
            self.key = key
            self.value = value
        }
    }

    /// The value alone, without the places of what was read.
    package init(_ value: TOMLValue) {
        self =
            switch value.content {
            case .string(let string): .string(string)
            case .integer(let integer): .integer(integer)
            case .float(let float): .float(float)
            case .boolean(let boolean): .boolean(boolean)
            case .dateTime(let text): .dateTime(text)
            case .array(let elements): .array(elements.map { TOMLLiteral($0) })
            case .table(let table): TOMLLiteral(table)
            }
    }

    /// The table alone, without the places of what was read.
    package init(_ table: TOMLTable) {
        self = .table(table.members.map { Member($0.key, TOMLLiteral($0.value)) })
    }

    /// The members; `nil` for another kind.
    package var members: [Member]? {
        if case .table(let members) = self { members } else { nil }
    }

    /// What kind of value it is, for messages.
    package var kindName: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .float: "a float"
        case .boolean: "a boolean"
        case .dateTime: "a date or time"
        case .array: "an array"
        case .table: "a table"
        }
    }
}

// MARK: - Equatable

extension TOMLLiteral: Equatable {
    /// Whether both mean the same.
    package static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.integer(let left), .integer(let right)): left == right
        case (.float(let left), .float(let right)):
            left.bitPattern == right.bitPattern || left.isNaN && right.isNaN
        case (.boolean(let left), .boolean(let right)): left == right
        case (.dateTime(let left), .dateTime(let right)): left == right
        case (.array(let left), .array(let right)): left == right
        case (.table(let left), .table(let right)):
            left.count == right.count
                && zip(sorted(left), sorted(right)).allSatisfy { left, right in
                    left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
                }
        default: false
        }
    }

    private static func sorted(_ members: [Member]) -> [Member] {
        members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }
}

// MARK: - Paths

extension TOMLLiteral {
    /// The value at a path of keys; `nil` when there is none, the value itself for an empty path.
    package subscript(path: ArraySlice<String>) -> TOMLLiteral? {
        guard let key = path.first else { return self }
        let member = members?.first { $0.key.utf8.elementsEqual(key.utf8) }
        return member?.value[path.dropFirst()]
    }

    /// The value with another one at `path`, where tables that lack are made; `nil` when the path runs
    /// through something that is no table.
    func setting(_ path: ArraySlice<String>, to value: TOMLLiteral) -> TOMLLiteral? {
        guard let key = path.first else { return value }
        guard var members else { return nil }
        let place = members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
        let old = place.map { members[$0].value } ?? .table([])
        guard let new = old.setting(path.dropFirst(), to: value) else { return nil }
        if let place {
            members[place] = Member(key, new)
        } else {
            members.append(Member(key, new))
        }
        return .table(members)
    }

    /// The value without what is at `path`, which must not be empty.
    func removing(_ path: ArraySlice<String>) -> TOMLLiteral {
        guard let key = path.first, var members,
            let place = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) })
        else { return self }
        if path.count == 1 {
            members.remove(at: place)
        } else {
            members[place] = Member(key, members[place].value.removing(path.dropFirst()))
        }
        return .table(members)
    }
}
