// SPDX-License-Identifier: Apache-2.0

// What stands inside the brackets of a type.
extension TypeScan {
    mutating func insideBrackets(_ scanner: inout ModuleScanner) -> Outcome {
        let byte = scanner.bytes[index]
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            return mayOpen(byte) ? push(byte, scanner) : .impossible
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            return pop(scanner, byte)
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            return separatesOperands ? string(scanner) : .impossible
        case UInt8(ascii: "`"):
            return separatesOperands ? template(scanner, from: index + 1) : .impossible
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard separatesOperands else { return .impossible }
            index = scanner.numberEnd(from: index)
            return ended()
        case UInt8(ascii: "&"), UInt8(ascii: "|"):
            _ = wants(1)
            return scanner.bytes[index] == byte ? .impossible : .next
        case UInt8(ascii: "="):
            let next = scanner.bytes[index + 1]
            if next == UInt8(ascii: ">") { return wants(2) }
            return innerAngles > 0 && next != byte ? wants(1) : .impossible
        case UInt8(ascii: "<"):
            innerAngles += 1
            return wants(1)
        case UInt8(ascii: ">"):
            innerAngles -= 1
            index += 1
            _ = ended()
            afterAngle = true
            return .next
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            let next = scanner.bytes[index + 1]
            let isModifier = next == UInt8(ascii: "?") || next == UInt8(ascii: "r")
            return isModifier || next &- 0x30 < 10 ? wants(1) : .impossible
        case UInt8(ascii: ".") where scanner.bytes[index + 1] == byte:
            // `...` stands in tuples and parameters; in braces it spreads a value.
            return brackets.last?.opener == UInt8(ascii: "{") ? .impossible : wants(3)
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "?"),
            UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: "@"):
            return wants(1)
        default:
            return wordInside(&scanner)
        }
    }

    /// Whether an operand may stand here: members in braces are separated by line breaks too.
    private var separatesOperands: Bool {
        wantsOperand || brackets.last?.opener == UInt8(ascii: "{")
    }

    /// Whether the bracket may stand after what is before it: types have no calls and no bodies.
    private func mayOpen(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["): true
        case UInt8(ascii: "("): separatesOperands || afterAngle
        default: wantsOperand
        }
    }

    /// The words that stand between or before types.
    private static let connectives = [
        "abstract", "as", "asserts", "const", "extends", "in", "infer", "is", "keyof", "new", "out",
        "readonly", "typeof", "unique",
    ]

    private mutating func wordInside(_ scanner: inout ModuleScanner) -> Outcome {
        guard scanner.isWordStart(at: index) else { return .impossible }
        let (end, keyword) = scanner.readWord(at: index)
        let word = scanner.bytes[index..<end]
        let connects = Self.connectives.contains { word.elementsEqual($0.utf8) }
        guard connects || separatesOperands else { return .impossible }
        if keyword == .import, let open = scanner.scanTypeImport(index) {
            index = open
            return push(UInt8(ascii: "("), scanner)
        }
        index = end
        return connects ? wants(0) : ended()
    }

    private mutating func pop(_ scanner: ModuleScanner, _ byte: UInt8) -> Outcome {
        let opener = brackets.removeLast().opener
        switch (opener, byte) {
        case (Self.templateMark, UInt8(ascii: "}")):
            return template(scanner, from: index + 1)
        case (UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "["), UInt8(ascii: "]")),
            (UInt8(ascii: "{"), UInt8(ascii: "}")):
            index += 1
            return ended(afterParenthesis: byte == UInt8(ascii: ")"))
        default:
            return .impossible
        }
    }
}
