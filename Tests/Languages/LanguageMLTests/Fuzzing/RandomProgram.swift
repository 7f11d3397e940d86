// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Writes programs by the grammar, whose names are all defined: nearly all of them are accepted.
struct RandomProgram {
    private static let names = ["a", "b", "f", "g", "class", "print", "if", "x1", "None", "e"]

    private var random: SeededGenerator
    private var depth = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A program.
    mutating func make() -> String {
        let imports = many(0...2) { _ in "import math as m;\n" }
        let starts = Self.names.filter { $0 != "if" && $0 != "f" }.map { "\($0) = 0;\n" }
        let body = many(1...12) { $0.statement() }
        return imports + starts.joined() + "function f(x) { return x; }\n" + body
    }

    private mutating func many(_ range: ClosedRange<Int>, _ make: (inout Self) -> String) -> String
    {
        (0..<Int.random(in: range, using: &random)).map { _ in make(&self) }.joined()
    }

    private mutating func one(_ texts: [String]) -> String {
        texts[Int.random(in: texts.indices, using: &random)]
    }

    private mutating func name() -> String { one(Self.names.filter { $0 != "if" }) }

    private mutating func block() -> String { " { " + many(0...3) { $0.statement() } + "}\n" }

    private mutating func statement() -> String {
        depth += 1
        defer { depth -= 1 }
        switch Int.random(in: 0..<(depth > 5 ? 5 : 12), using: &random) {
        case 0, 1: return "\(name()) = \(expression());\n"
        case 2: return "\(name()).\(one(Self.names)) = \(expression());\n"
        case 3: return "f(\(expression()));\n"
        case 4: return "[a, b] = \(expression());\n"
        case 5:
            let head = "if (\(expression()))" + block()
            return head + "elif (\(expression()))" + block() + "else" + block()
        case 6: return "while (\(expression()))" + block()
        case 7: return "for (\(name()) in \(expression()))" + block()
        case 8: return "try" + block() + "except (\(name()))" + block() + "finally" + block()
        case 9: return "function \(name())(\(name())) { return \(expression()); }\n"
        case 10: return "throw {message: \(expression())};\n"
        default: return "{a, b} = \(expression());\n"
        }
    }

    private mutating func expression() -> String {
        depth += 1
        defer { depth -= 1 }
        let texts = ["\"t\"", "'\\''", "1", ".5", "2e3", "true", "null", "''", "{}", "[]"]
        switch Int.random(in: 0..<(depth > 8 ? 3 : 13), using: &random) {
        case 0, 1: return one(texts)
        case 2, 3: return name()
        case 4, 5:
            let sign = one(["+", "-", "*", "/", "%", "==", "!=", "<", ">=", "&&", "||", " // "])
            return "\(expression()) \(sign) \(expression())"
        case 6: return "(\(expression()))"
        case 7: return "[\(expression()), \(expression())]"
        case 8: return "{\(one(Self.names)): \(expression()), \"k\": \(expression())}"
        case 9: return "fn(\(name())) => \(expression())"
        case 10: return "\(name()).\(one(Self.names))(\(expression()))"
        case 11: return "(\(expression()) ? \(expression()) : \(expression()))"
        default: return "\(one(["!", "-"]))\(name())[\(expression())]"
        }
    }
}
