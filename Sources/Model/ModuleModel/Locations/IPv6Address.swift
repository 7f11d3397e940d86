// SPDX-License-Identifier: Apache-2.0

/// An IPv6 address without a zone (RFC 4291 §2.2), written as RFC 5952 says.
struct IPv6Address: Hashable, Sendable, CustomStringConvertible {
    /// The eight groups.
    let groups: [UInt16]

    /// Reads any of the spellings; `nil` for anything else.
    init?(parsing text: String) {
        var halves: [[UInt16]] = [[]]
        var rest = text[...].utf8
        if rest.starts(with: "::".utf8) {
            halves.append([])
            rest = rest.dropFirst(2)
        } else if rest.first == UInt8(ascii: ":") {
            return nil
        }
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: ":") }
            rest = rest.dropFirst(part.count)
            if part.contains(UInt8(ascii: ".")) {
                guard rest.isEmpty, let tail = Self.dotted(part) else { return nil }
                halves[halves.count - 1] += tail
                break
            }
            guard let group = Self.group(part) else { return nil }
            halves[halves.count - 1].append(group)
            if rest.isEmpty { break }
            rest = rest.dropFirst()
            guard let next = rest.first else { return nil }
            if next == UInt8(ascii: ":") {
                guard halves.count == 1 else { return nil }
                halves.append([])
                rest = rest.dropFirst()
            }
        }
        let count = halves.reduce(0) { $0 + $1.count }
        if halves.count == 1 {
            guard count == 8 else { return nil }
            groups = halves[0]
        } else {
            guard count < 8 else { return nil }
            groups = halves[0] + Array(repeating: 0, count: 8 - count) + halves[1]
        }
    }

    /// The one spelling: lowercase, no leading zeros, the longest run of zeros as `::`.
    var description: String {
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = groups[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(1, longest.count) { longest = start..<end }
            start = max(end, start) + 1
        }
        let text = { (part: ArraySlice<UInt16>) in
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard !longest.isEmpty else { return text(groups[...]) }
        return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
    }

    private static func group(_ digits: Substring.UTF8View) -> UInt16? {
        guard (1...4).contains(digits.count) else { return nil }
        var value: UInt16 = 0
        for digit in digits {
            guard let digit = ASCII.hexValue(digit) else { return nil }
            value = value << 4 | UInt16(digit)
        }
        return value
    }

    private static func dotted(_ text: Substring.UTF8View) -> [UInt16]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { $0.count <= 3 ? ASCII.number($0) : nil }
        guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 <= 255 }) else {
            return nil
        }
        return [UInt16(numbers[0] << 8 | numbers[1]), UInt16(numbers[2] << 8 | numbers[3])]
    }
}
