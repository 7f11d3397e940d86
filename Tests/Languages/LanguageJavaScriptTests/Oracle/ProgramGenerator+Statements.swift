// SPDX-License-Identifier: Apache-2.0

extension ProgramGenerator {
    mutating func block() -> String {
        depth += 1
        defer { depth -= 1 }
        let count = depth < 5 ? Int.random(in: 0...2, using: &random) : 0
        return "{\(gap())\((0..<count).map { _ in statement() }.joined(separator: gap()))\(gap())}"
    }

    /// A statement that needs no semicolon before the next one.
    mutating func statement() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < 6 else { return ";" }
        switch Int.random(in: 0..<18, using: &random) {
        case 0: return "\(regularExpression()).test(\(expression()));"
        case 1: return "if\(gap())(\(expression()))\(gap())\(inner())"
        case 2: return "if (\(expression())) \(block())\(gap())else\(gap())\(inner())"
        case 3: return "while (\(expression()))\(gap())\(inner())"
        case 4:
            return
                "do\(gap())\(block())\(gap())while\(gap())(\(expression()))\(pick([";", "\n", " "]))"
        case 5:
            return
                "for (let \(fresh("v")) = (\(expression())); \(expression()); \(expression())) \(inner())"
        case 6: return "for\(gap())(const \(fresh("v")) of \(expression())) \(block())"
        case 7:
            return
                "switch (\(expression())) { case \(operand()): \(statement()) default: \(statement()) }"
        case 8: return "try \(block()) catch\(pick([" (e)", ""])) \(block()) finally \(block())"
        case 9: return "\(fresh("l")):\(gap())\(block())"
        case 10:
            return
                "\(pick(["", "async "]))function\(pick(["", "*"])) \(fresh("f"))\(parameters())\(result())\(gap())\(block())"
        case 11: return "class \(fresh("C")) \(classBody())"
        case 12: return block()
        case 13: return declaration()
        case 14: return "x\(gap())=\(gap())\(arrow())\(pick([";", "\nx;"]))"
        case 15: return "throw\(space())\(expression());"
        case 16 where isTypeScript: return typeDeclaration()
        default: return assignment()
        }
    }

    /// A statement that may stand after `if (…)`, where no declaration may.
    private mutating func inner() -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return block()
        case 1: return "\(regularExpression()).test(\(expression()));"
        case 2: return "import(\(specifier()));"
        default: return "x\(gap())=\(gap())\(expression());"
        }
    }

    /// An assignment ended by a semicolon, or by a line break and a word.
    private mutating func assignment() -> String {
        let text = "\(pick(["x", "x.y", "x[0]"])) \(pick(["=", "/=", "+="]))\(gap())\(expression())"
        return text
            + pick([
                ";", ";", "\nx;", "\nx++;", "\nvar \(fresh("v"));", "\nimport(\(specifier()));",
            ])
    }

    private mutating func declaration() -> String {
        let first = isTypeScript && chance(2) ? "\(fresh("v")): \(type())" : fresh("v")
        let second = pick([
            "{ a: \(fresh("v")), ...\(fresh("v")) }", "[\(fresh("v")), , ...\(fresh("v"))]",
            fresh("v"),
        ])
        let initializer = chance(3) ? arrow() : expression()
        return
            "\(pick(["let", "const", "var"])) \(first) = \(initializer), \(second) = \(expression());"
    }

    /// An import or export declaration, for the top of a module.
    mutating func moduleItem() -> String {
        let from = "from\(gap())\(specifier())\(pick([";", "\n"]))"
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return "import\(gap())\(specifier());"
        case 1:
            return
                "import \(fresh("i")), {\(gap())a as \(fresh("i")), 'b' as \(fresh("i")) }\(gap())\(from)"
        case 2: return "import * as \(fresh("i"))\(gap())\(from)"
        case 3: return "export *\(gap())\(from)"
        case 4: return "export\(gap())* as \(fresh("e")) \(from)"
        case 5: return "export { default as \(fresh("e")), if as \(fresh("e")) }\(gap())\(from)"
        case 6:
            return
                "export const \(fresh("e")) = \(expression()), { a: \(fresh("e")) = \(expression()) } = x;"
        case 7: return "export\(space())function \(fresh("e"))\(parameters())\(block())"
        case 8 where isTypeScript:
            return "declare function \(fresh("f"))(a: \(type())): \(type())\(pick([";", "\nx;"]))"
        default:
            return isTypeScript ? "import type { T as \(fresh("I")) }\(gap())\(from)" : "export {};"
        }
    }
}

// MARK: - Types

extension ProgramGenerator {
    mutating func type() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < 7 else { return pick(["T", "string", "null", "'a'", "1"]) }
        switch Int.random(in: 0..<13, using: &random) {
        case 0: return "{ a: \(type()); import(b: \(type())): \(type()) }"
        case 1: return "(\(type()))[]"
        case 2: return "[a: \(type()), b?: \(type())]"
        case 3: return "Map<\(type()),\(gap())\(type())>"
        case 4: return "((a: \(type())) => \(type()))"
        case 5: return "(\(type()) | \(type()))"
        case 6: return "import('\(fresh("./t")).ts').T"
        case 7: return "typeof import('\(fresh("./t")).ts')"
        case 8: return "`a${\(type())}b`"
        case 9: return "(T extends \(type()) ? \(type()) : \(type()))"
        default: return pick(["T", "string", "null", "'a'", "1", "keyof T", "T['a']", "N.T"])
        }
    }

    mutating func typeDeclaration() -> String {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "type \(fresh("T"))<A = \(type())> =\(gap())\(type())\(pick([";", "\nx;"]))"
        case 1:
            return
                "interface \(fresh("I"))<A> extends B<\(type())>, C { a: \(type()), import(): void }"
        case 2: return "enum \(fresh("E")) { A = 1, import = 2 }"
        case 3:
            return
                "abstract class \(fresh("C"))<A> implements B<\(type())> { abstract import(): void }"
        default: return "namespace N.\(fresh("N")) \(block())"
        }
    }
}
