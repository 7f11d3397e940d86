// SPDX-License-Identifier: Apache-2.0

/// Steps over one type of TypeScript, with its own stack of brackets.
///
/// Inside brackets what no type can hold ends the guess; outside, operands and operators alternate,
/// which is what tells where the type ends.
struct TypeScan {
    enum Form {
        /// A whole type.
        case annotation
        /// The type that a function returns: `=>` ends it.
        case result
        /// `<…>`, from the `<` to its `>`: the arguments of a generic.
        case arguments
        /// `<…>` where a generic is declared: with defaults and modifiers.
        case parameters
        /// `{…}`, from the brace to its end.
        case body
    }

    enum Outcome { case next, ended, impossible }

    struct Bracket {
        let opener: UInt8
        let start: Int
    }

    private struct Angle {
        /// Whether it begins a generic function type.
        let beginsFunction: Bool
        let start: Int
    }

    static let templateMark = UInt8(ascii: "`")

    let form: Form
    var index: Int

    private var lastEnd: Int
    var wantsOperand = true
    private var afterParenthesis = false

    /// Whether, inside brackets, the token before is a `>`: parameters may follow it.
    var afterAngle = false

    /// The angle brackets that are open inside brackets, where a default may be given.
    var innerAngles = 0
    var brackets: [Bracket] = []
    private var angles: [Angle] = []
    private var constraints = 0
    private var conditionals = 0

    init(_ form: Form, start: Int) {
        self.form = form
        index = start
        lastEnd = start
    }

    /// The place after the type, or `nil`.
    ///
    /// The brackets that are open where a guess fails are noted: no later guess goes through them
    /// again, so that nested guesses stay linear.
    mutating func run(_ scanner: inout ModuleScanner) -> Int? {
        let found = scan(&scanner)
        if found == nil {
            for bracket in brackets { scanner.doomed.insert(bracket.start * 3) }
            for angle in angles { scanner.doomed.insert(key(angleAt: angle.start)) }
        }
        return found
    }

    private func key(angleAt start: Int) -> Int { start * 3 + (form == .parameters ? 2 : 1) }

    private mutating func scan(_ scanner: inout ModuleScanner) -> Int? {
        while true {
            let newline: Bool
            do {
                (index, newline) = try scanner.triviaEnd(from: index)
            } catch {
                index = scanner.end
                return nil
            }
            if index >= scanner.end, !brackets.isEmpty { return nil }
            let outcome = step(&scanner, newline)
            switch outcome {
            case .impossible: return nil
            case .ended: return angles.isEmpty && isWhole ? lastEnd : nil
            case .next: lastEnd = index
            }
            if isComplete { return lastEnd }
        }
    }

    private var isWhole: Bool { form == .annotation || form == .result }

    /// Whether the bracket has closed that the form begins with.
    private var isComplete: Bool {
        switch form {
        case .annotation, .result: false
        case .arguments, .parameters: angles.isEmpty && brackets.isEmpty
        case .body: brackets.isEmpty
        }
    }

    private mutating func step(_ scanner: inout ModuleScanner, _ newline: Bool) -> Outcome {
        if !brackets.isEmpty { return insideBrackets(&scanner) }
        return wantsOperand ? operand(&scanner) : infix(scanner, newline)
    }
}

// MARK: - Operands

extension TypeScan {
    private mutating func operand(_ scanner: inout ModuleScanner) -> Outcome {
        let byte = scanner.bytes[index]
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            return push(byte, scanner)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return string(scanner)
        case UInt8(ascii: "`"):
            return template(scanner, from: index + 1)
        case UInt8(ascii: "<"):
            return openAngle(scanner, beginsFunction: isWhole || !angles.isEmpty)
        case UInt8(ascii: ">") where angles.last?.beginsFunction ?? false || form == .parameters:
            return closeAngle(scanner)
        case UInt8(ascii: "|"), UInt8(ascii: "&"):
            index += 1
            return scanner.bytes[index] == byte ? .impossible : .next
        case UInt8(ascii: "-"):
            index += 1
            return scanner.bytes[index] &- 0x30 < 10 ? .next : .impossible
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            index = scanner.numberEnd(from: index)
            return ended()
        default:
            return scanner.isWordStart(at: index) ? word(&scanner) : .impossible
        }
    }

    private mutating func word(_ scanner: inout ModuleScanner) -> Outcome {
        let start = index
        let (end, keyword) = scanner.readWord(at: start)
        index = end
        if keyword == .import {
            guard let open = scanner.scanTypeImport(start) else { return .impossible }
            index = open
            return push(UInt8(ascii: "("), scanner)
        }
        if keyword == .typeof || keyword == .new { return .next }
        guard isPrefix(scanner, start..<end) else { return ended() }
        return .next
    }

    /// Whether the word stands before the type that it changes: `keyof T`, `asserts x`.
    private func isPrefix(_ scanner: ModuleScanner, _ range: Range<Int>) -> Bool {
        guard let (next, newline) = try? scanner.triviaEnd(from: range.upperBound) else {
            return false
        }
        let word = scanner.bytes[range]
        let operators = ["infer", "keyof", "readonly", "unique"]
        if operators.contains(where: { word.elementsEqual($0.utf8) }) { return true }
        guard !newline, scanner.isWordStart(at: next) else { return false }
        let (end, keyword) = scanner.readWord(at: next)
        if keyword == .extends || keyword == .as || keyword == .satisfies { return false }
        if form == .parameters || angles.contains(where: \.beginsFunction) { return true }
        if scanner.bytes[next..<end].elementsEqual("is".utf8) { return false }
        let prefixes = ["abstract", "asserts"]
        return prefixes.contains { word.elementsEqual($0.utf8) }
    }

    private mutating func openAngle(
        _ scanner: ModuleScanner,
        beginsFunction: Bool
    ) -> Outcome {
        guard !scanner.isDoomed(key(angleAt: index)) else { return .impossible }
        angles.append(Angle(beginsFunction: beginsFunction, start: index))
        return wants(1)
    }

    mutating func push(_ byte: UInt8, _ scanner: ModuleScanner) -> Outcome {
        guard !scanner.isDoomed(index * 3) else { return .impossible }
        brackets.append(Bracket(opener: byte, start: index))
        return wants(1)
    }

    mutating func ended(afterParenthesis: Bool = false) -> Outcome {
        wantsOperand = false
        afterAngle = false
        self.afterParenthesis = afterParenthesis
        return .next
    }

    mutating func string(_ scanner: ModuleScanner) -> Outcome {
        guard let end = scanner.stringEnd(from: index) else { return .impossible }
        index = end
        return ended()
    }

    /// Reads the characters of a template type from `start` to its end or the next `${`.
    mutating func template(_ scanner: ModuleScanner, from start: Int) -> Outcome {
        guard let piece = scanner.templateEnd(from: start) else {
            index = scanner.end
            return .impossible
        }
        index = piece.index
        if piece.substitutes {
            brackets.append(Bracket(opener: Self.templateMark, start: piece.index - 1))
            return wants(0)
        }
        return ended()
    }
}

// MARK: - Operators

extension TypeScan {
    private mutating func infix(_ scanner: ModuleScanner, _ newline: Bool) -> Outcome {
        let byte = scanner.bytes[index]
        let next = scanner.bytes[index + 1]
        switch byte {
        case UInt8(ascii: "|"), UInt8(ascii: "&"):
            return next == byte || next == UInt8(ascii: "=") ? .ended : wants(1)
        case UInt8(ascii: "="):
            return equals(next)
        case UInt8(ascii: "."):
            return member(scanner, next)
        case UInt8(ascii: "["):
            return newline ? .ended : push(byte, scanner)
        case UInt8(ascii: "<"):
            if newline || next == byte || next == UInt8(ascii: "=") { return .ended }
            return openAngle(scanner, beginsFunction: false)
        case UInt8(ascii: ">"):
            return angles.isEmpty ? .ended : closeAngle(scanner)
        case UInt8(ascii: ","):
            return angles.isEmpty ? .ended : wants(1)
        case UInt8(ascii: "?"):
            guard constraints > 0, next != UInt8(ascii: "."), next != byte else { return .ended }
            constraints -= 1
            conditionals += 1
            return wants(1)
        case UInt8(ascii: ":"):
            guard conditionals > 0 else { return .ended }
            conditionals -= 1
            return wants(1)
        default:
            return scanner.isWordStart(at: index) ? infixWord(scanner, newline) : .ended
        }
    }

    mutating func wants(_ length: Int) -> Outcome {
        index += length
        afterAngle = false
        wantsOperand = true
        return .next
    }

    private mutating func equals(_ next: UInt8) -> Outcome {
        if next == UInt8(ascii: ">") {
            let isFunctionType = afterParenthesis && form != .result
            return isFunctionType || !angles.isEmpty ? wants(2) : .ended
        }
        let declares = form == .parameters || angles.contains(where: \.beginsFunction)
        return declares && next != UInt8(ascii: "=") ? wants(1) : .ended
    }

    private mutating func member(_ scanner: ModuleScanner, _ next: UInt8) -> Outcome {
        guard next != UInt8(ascii: "."), let name = scanner.afterTrivia(index + 1) else {
            return .ended
        }
        let isPrivate = scanner.bytes[name] == UInt8(ascii: "#")
        index = scanner.wordEnd(from: isPrivate ? name + 1 : name)
        return ended()
    }

    private mutating func infixWord(_ scanner: ModuleScanner, _ newline: Bool) -> Outcome {
        let (end, keyword) = scanner.readWord(at: index)
        if keyword == .extends {
            constraints += 1
            return wants(end - index)
        }
        if !newline, scanner.bytes[index..<end].elementsEqual("is".utf8) {
            return wants(end - index)
        }
        return .ended
    }

    private mutating func closeAngle(_ scanner: ModuleScanner) -> Outcome {
        guard let angle = angles.popLast() else { return .impossible }
        index += 1
        if !isWhole, angles.isEmpty, scanner.bytes[index] == UInt8(ascii: "=") {
            return .impossible
        }
        wantsOperand = angle.beginsFunction
        afterParenthesis = false
        return .next
    }
}
