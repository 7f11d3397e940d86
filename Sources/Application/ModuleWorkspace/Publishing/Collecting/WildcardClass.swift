// SPDX-License-Identifier: Apache-2.0

/// Reads a class of bytes in a pattern, `[a-z]`, `[!0-9]`, `[[:alpha:]_]`, from behind its `[`.
struct WildcardClass {
    let pattern: [UInt8]
    private(set) var place: Int

    init(pattern: [UInt8], place: Int) {
        self.pattern = pattern
        self.place = place
    }

    /// The bytes of the class, leaving ``place`` behind its `]`; `nil` for one that does not end.
    mutating func members() -> Set<UInt8>? {
        var members: Set<UInt8> = []
        let isNegated = current == UInt8(ascii: "!") || current == UInt8(ascii: "^")
        if isNegated { place += 1 }
        var isFirst = true
        while let byte = current, isFirst || byte != UInt8(ascii: "]") {
            isFirst = false
            if byte == UInt8(ascii: "["), next == UInt8(ascii: ":"), let named = takeNamedClass() {
                guard let named = named else { return nil }
                members.formUnion(named)
                continue
            }
            guard let first = takeByte() else { return nil }
            guard current == UInt8(ascii: "-"), let last = next, last != UInt8(ascii: "]") else {
                members.insert(first)
                continue
            }
            place += 1
            guard let last = takeByte() else { return nil }
            if first <= last { members.formUnion(first...last) }
        }
        guard current != nil else { return nil }
        place += 1
        return isNegated ? Set(UInt8.min...UInt8.max).subtracting(members) : members
    }

    private var current: UInt8? { place < pattern.count ? pattern[place] : nil }
    private var next: UInt8? { place + 1 < pattern.count ? pattern[place + 1] : nil }

    private mutating func takeByte() -> UInt8? {
        if current == UInt8(ascii: "\\") { place += 1 }
        defer { place += 1 }
        return current
    }

    /// The bytes of `[:name:]`, `.some(nil)` for a name that nobody knows; `nil` where no such class stands.
    private mutating func takeNamedClass() -> Set<UInt8>?? {
        let rest = pattern[(place + 2)...]
        guard let end = rest.firstIndex(of: UInt8(ascii: "]")), end > rest.startIndex,
            pattern[end - 1] == UInt8(ascii: ":")
        else { return nil }
        let name = String(decoding: pattern[(place + 2)..<(end - 1)], as: UTF8.self)
        place = end + 1
        return .some(Self.named[name])
    }

    private static let named: [String: Set<UInt8>] = {
        let digits = Set(UInt8(ascii: "0")...UInt8(ascii: "9"))
        let lower = Set(UInt8(ascii: "a")...UInt8(ascii: "z"))
        let upper = Set(UInt8(ascii: "A")...UInt8(ascii: "Z"))
        let graphic = Set<UInt8>(0x21...0x7E)
        let alphanumeric = digits.union(lower).union(upper)
        return [
            "digit": digits, "lower": lower, "upper": upper, "alpha": lower.union(upper),
            "alnum": alphanumeric, "graph": graphic, "print": graphic.union([0x20]),
            "punct": graphic.subtracting(alphanumeric), "space": Set([0x20]).union(0x09...0x0D),
            "blank": [0x20, 0x09], "cntrl": Set<UInt8>(0x00...0x1F).union([0x7F]),
            "xdigit": digits.union("abcdefABCDEF".utf8),
        ]
    }()
}
