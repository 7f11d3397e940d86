// SPDX-License-Identifier: Apache-2.0

extension Generator {
    /// Writes operators of one level, which group from the left in both languages, but for comparisons:
    /// Python joins those by `and`.
    mutating func write(chain first: Expression, _ links: [Expression.Link]) {
        switch links[0].symbol.level {
        case BinaryOperator.equal.level, BinaryOperator.less.level:
            text.write(String(repeating: "(", count: links.count - 1))
            write(first, .operand)
            for (place, link) in links.enumerated() {
                text.write(" \(link.symbol.python) ")
                write(link.operand, .operand)
                if place < links.count - 1 { text.write(")") }
            }
        case BinaryOperator.add.level:
            write(sum: first, links)
        default:
            write(first, .operand)
            for link in links {
                text.write(" \(link.symbol.python) ")
                write(link.operand, .operand)
            }
        }
    }

    /// A `+` beside a text joins texts: all before it is one operand, and each behind it another.
    private mutating func write(sum first: Expression, _ links: [Expression.Link]) {
        let turn = Self.turn(first, links)
        let isTurnedInside = turn.map { $0 > 0 } ?? false
        if isTurnedInside { text.write("_ml.text(") }
        write(text: first, when: turn == 0)
        for (place, link) in links.enumerated() {
            if isTurnedInside, place + 1 == turn { text.write(")") }
            text.write(" \(link.symbol.python) ")
            let joins = turn.map { place + 1 >= $0 } ?? false
            write(text: link.operand, when: joins && link.symbol == .add)
        }
    }

    private mutating func write(text operand: Expression, when isText: Bool) {
        if case .string = operand.kind {
            write(operand, .operand)
        } else if isText {
            text.write("_ml.text(")
            write(operand, .whole)
            text.write(")")
        } else {
            write(operand, .operand)
        }
    }

    /// The operand from which on the sum is a text; `nil` when it is none.
    private static func turn(_ first: Expression, _ links: [Expression.Link]) -> Int? {
        guard let firstPlus = links.firstIndex(where: { $0.symbol == .add }) else { return nil }
        if firstPlus == 0, first.isText { return 0 }
        for (place, link) in links.enumerated() where link.symbol == .add && link.operand.isText {
            return place + 1
        }
        return nil
    }
}

extension Expression {
    /// Whether it is a string literal, or a sum that holds one.
    fileprivate var isText: Bool {
        switch kind {
        case .string: true
        case .chain(let first, let links):
            links.contains { $0.symbol == .add }
                && (first.isText || links.contains { $0.symbol == .add && $0.operand.isText })
        default: false
        }
    }
}

extension BinaryOperator {
    /// What Python writes.
    var python: String {
        switch self {
        case .or: "or"
        case .and: "and"
        default: rawValue
        }
    }
}
