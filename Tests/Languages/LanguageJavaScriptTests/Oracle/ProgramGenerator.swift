// SPDX-License-Identifier: Apache-2.0

import TestSupport

/// Writes valid programs out of what is hard to tell apart: slashes, braces, templates, imports.
struct ProgramGenerator {
    var random: SeededGenerator
    let isTypeScript: Bool
    var counter = 0
    var depth = 0

    init(seed: UInt64, isTypeScript: Bool) {
        random = SeededGenerator(seed: seed)
        self.isTypeScript = isTypeScript
    }

    mutating func program() -> String {
        depth = 0
        let body = (0..<Int.random(in: 1...8, using: &random)).map { _ in
            chance(4) ? moduleItem() : statement()
        }
        return body.joined(separator: gap())
    }

    mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &random) ?? ""
    }

    mutating func fresh(_ prefix: String) -> String {
        counter += 1
        return "\(prefix)\(counter)"
    }

    /// White space that may stand between any two tokens where a line break changes nothing.
    mutating func gap() -> String {
        pick([
            " ", " ", " ", "\n", "/* ' \" ` /[ */", "\n// `${ import('./no') /*\n", "\t", "\u{A0}",
        ])
    }

    /// White space without a line break.
    mutating func space() -> String { pick([" ", " ", "/*'*/", "/*/*/", "\t "]) }

    mutating func name() -> String {
        pick([
            "a", "b", "x", "of", "get", "set", "as", "type", "from", "is", "keyof", "source",
            "defer", "$", "_", "ä", "\\u0061z", "declare", "abstract", "module", "satisfies",
        ])
    }

    mutating func property() -> String {
        pick([
            "import", "export", "if", "while", "for", "return", "typeof", "class", "function", "of",
            "default", "get", "set", "static", "async", "x", "case", "in", "new", "this", "null",
        ])
    }

    mutating func specifier() -> String {
        let path = fresh("./m") + ".js"
        return pick(["'\(path)'", "\"\(path)\""])
    }
}

// MARK: - Expressions

extension ProgramGenerator {
    mutating func expression() -> String {
        depth += 1
        defer { depth -= 1 }
        guard depth < 7 else { return operandLeaf() }
        var text = operand()
        while chance(3) {
            text += gap() + pick(["/", "/", "*", "+", "-", "<", ">", "&&", "||", "==", "in", "%"])
            text += " " + gap() + operand()
        }
        if chance(12) { text += "\(gap())?\(gap())\(expression())\(gap()):\(gap())\(expression())" }
        if isTypeScript, chance(10) { text = "(\(text))\(space())as\(space())\(type())" }
        return text
    }

    mutating func operandLeaf() -> String {
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return pick(["1", "1.", ".5", "0x1f", "1_0n", "1e3", "'\\''", "\"/*\"", "'//'"])
        case 1: return regularExpression()
        case 2: return "`\(pick(["", "'", "/", "\\`", "$", "{}", "\\${"]))`"
        case 3: return "import(\(specifier()))"
        case 4: return pick(["this", "null", "import.meta", "import.meta.url", "true"])
        default: return name()
        }
    }

    mutating func regularExpression() -> String {
        let body = pick([
            "a", "[/]", "\\/", "['\"`]", "[\\]/]", "import('.')", "\\[", "{", "(?:/*)?",
        ])
        let safe = body.contains("/*") || body.contains("'.'") && body.contains("(?") ? "b" : body
        return "/\(safe)/" + pick(["", "g", "giu", "y"]).replacing("u", with: "")
    }

    mutating func operand() -> String {
        guard depth < 6 else { return operandLeaf() }
        switch Int.random(in: 0..<17, using: &random) {
        case 0: return "(\(gap())\(expression())\(gap()))"
        case 1: return "[\(expression()), ...\(operand())]"
        case 2: return object()
        case 3: return "(function\(space())\(parameters()) \(block()))"
        case 4:
            return "function\(pick(["", "*"]))\(gap())\(parameters())\(result())\(gap())\(block())"
        case 5: return "class\(space())\(classBody())"
        case 6: return "(\(arrow()))"
        case 7:
            return "`${\(expression())}'\(pick(["", "`.length + `"]))${\(gap())\(expression())}`"
        case 8: return pick(["typeof ", "void ", "!", "-", "~"]) + operandLeaf()
        case 9: return name() + pick(["++", "--"])
        case 10: return name() + pick([".", "?."]) + gap() + property()
        case 11: return name() + "(\(expression()), \(chance(2) ? arrow() : expression()))"
        case 12: return name() + "[\(expression())]" + (isTypeScript && chance(2) ? "!" : "")
        case 13: return "import(\(gap())\(chance(2) ? expression() : specifier())\(gap()))"
        case 14 where isTypeScript: return "f<\(type()), \(type())>(\(expression()))"
        case 15 where isTypeScript: return "(<\(type())>\(operandLeaf()))"
        default: return operandLeaf()
        }
    }

    mutating func arrow() -> String {
        let head = pick(["", "async "]) + (chance(3) ? "y" : parameters() + result())
        return "\(head) =>\(gap())" + (chance(2) ? block() : "(\(expression()))")
    }

    mutating func parameters() -> String {
        let count = Int.random(in: 0...2, using: &random)
        let list = (0..<count).map { _ -> String in
            let annotated = fresh("p") + (isTypeScript && chance(2) ? ": \(type())" : "")
            return chance(3) ? "\(annotated) = \(expression())" : annotated
        }
        return "(\(list.joined(separator: ", ")))"
    }

    mutating func result() -> String { isTypeScript && chance(2) ? ": \(type())" : "" }

    mutating func object() -> String {
        let count = Int.random(in: 0...3, using: &random)
        let members = (0..<count).map { _ in member() }
        return "{\(gap())\(members.joined(separator: "," + gap()))\(gap())}"
    }

    private mutating func member() -> String {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "\(property())\(gap()):\(gap())\(expression())"
        case 1: return "\(property())\(parameters())\(result())\(block())"
        case 2: return "\(pick(["async ", "*", "async *"]))\(property())\(parameters())\(block())"
        case 3: return "get \(property())() \(block())"
        case 4: return "[\(expression())]: \(arrow())"
        case 5: return "...\(operand())"
        default: return "'k': \(expression())"
        }
    }

    mutating func classBody() -> String {
        let heritage = chance(3) ? "extends (\(expression())) " : ""
        let count = Int.random(in: 0...3, using: &random)
        let members = (0..<count).map { _ in classMember() }
        return "\(heritage){\(gap())\(members.joined(separator: gap()))\(gap())}"
    }

    private mutating func classMember() -> String {
        let modifier = pick(["", "", "static "])
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "\(modifier)\(property())\(gap())=\(gap())\(expression());"
        case 1: return "\(fresh("m")) =\(gap())\(expression())\n\(fresh("m"))() \(block())"
        case 2: return "\(modifier)\(property())\(parameters())\(result())\(gap())\(block())"
        case 3: return "\(modifier)async *\(property())\(parameters())\(block())"
        case 4: return "static\(gap())\(block())"
        case 5 where isTypeScript: return "\(fresh("m"))\(pick(["?", "!", ""])): \(type());"
        default: return "\(modifier)[\(expression())]() \(block())"
        }
    }
}
