// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// What a package is licensed under, as SPDX writes it: `MIT OR Apache-2.0`, `GPL-2.0-only WITH
/// Classpath-exception-2.0` (SPDX 2.3, annex D).
package struct LicenceExpression: Hashable, Sendable, CustomStringConvertible {
    /// The text form, with one space between words.
    package let description: String

    /// The names of the licences in it, in order.
    package let licences: [String]

    /// Reads an expression.
    ///
    /// Names have exactly the spelling of the SPDX list; `LicenseRef-…` names any other licence.
    ///
    /// - Throws: ``Malformed``.
    package init(parsing text: String) throws(Malformed) {
        guard text.utf8.count <= 1024 else {
            throw Malformed(text: String(text.prefix(60)) + "…", reason: "it is too long")
        }
        var parser = Parser(text: text)
        try parser.parseWhole()
        description = parser.words.joined(separator: " ")
            .replacingAll("( ", with: "(").replacingAll(" )", with: ")")
        licences = parser.licences
    }

    /// The text is no licence expression.
    package struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        package let text: String
        /// What is wrong with it.
        package let reason: String
        /// What may have been meant.
        package var hints: [String] = []

        /// Repeats the text and says what is wrong.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "package-licence-unknown",
                message: "`\(text)` is not a licence as SPDX writes it: \(reason)",
                hints: hints.isEmpty ? [Self.help] : hints
            )
        }

        private static let help =
            "take a name from <https://spdx.org/licenses>, such as `MIT` or `Apache-2.0 OR MIT`"
    }
}

/// A recursive descent: `or`, then `and`, then `with`, then names and parentheses.
private struct Parser {
    private static let depthLimit = 16

    let text: String
    let words: [String]
    private(set) var licences: [String] = []
    private var place = 0
    private var depth = 0

    init(text: String) {
        self.text = text
        words = Self.words(of: text)
    }

    mutating func parseWhole() throws(LicenceExpression.Malformed) {
        guard !words.isEmpty else { throw failure("it is empty") }
        try parseAlternatives()
        if place < words.count { throw failure("nothing joins `\(words[place])` to what precedes") }
    }

    private mutating func parseAlternatives() throws(LicenceExpression.Malformed) {
        try parseCombination()
        while take("OR") { try parseCombination() }
    }

    private mutating func parseCombination() throws(LicenceExpression.Malformed) {
        try parseTerm()
        while take("AND") { try parseTerm() }
    }

    private mutating func parseTerm() throws(LicenceExpression.Malformed) {
        if take("(") {
            depth += 1
            guard depth <= Self.depthLimit else { throw failure("it is nested too deeply") }
            try parseAlternatives()
            guard take(")") else { throw failure("a parenthesis is not closed") }
            depth -= 1
            return
        }
        let name = try next("a licence")
        try checkLicence(name)
        licences.append(name)
        guard take("WITH") else { return }
        let exception = try next("an exception")
        guard LicenceList.exceptions.contains(exception) else {
            throw failure("there is no exception `\(exception)`", near(exception, .exceptions))
        }
    }

    private func checkLicence(_ name: String) throws(LicenceExpression.Malformed) {
        if let reference = name.removingPrefix("LicenseRef-") {
            guard !reference.isEmpty, reference.utf8.allSatisfy(Self.isReferenceByte) else {
                throw failure("`\(name)` holds more than letters, digits, `-` and `.`")
            }
            return
        }
        let plain = name.utf8.last == UInt8(ascii: "+") ? String(name.dropLast()) : name
        guard
            LicenceList.licences.contains(plain) || LicenceList.oldLicences.contains(name)
                || LicenceList.oldLicences.contains(plain)
        else {
            let reason =
                ["AND", "OR", "WITH", ")"].contains(name)
                ? "a licence is missing before `\(name)`" : "there is no licence `\(name)`"
            throw failure(reason, near(plain, .licences))
        }
    }

    // MARK: Words

    private mutating func take(_ word: String) -> Bool {
        guard place < words.count, words[place] == word else { return false }
        place += 1
        return true
    }

    private mutating func next(_ what: String) throws(LicenceExpression.Malformed) -> String {
        guard place < words.count else { throw failure("\(what) is missing at its end") }
        place += 1
        return words[place - 1]
    }

    private enum Names {
        case licences
        case exceptions
    }

    /// A hint with the name of the same letters in another case.
    private func near(_ name: String, _ names: Names) -> [String] {
        let folded = name.lowercased()
        let all = names == .licences ? LicenceList.licences : LicenceList.exceptions
        return all.filter { $0.lowercased() == folded }.map { "write `\($0)`" }
    }

    private func failure(_ reason: String, _ hints: [String] = []) -> LicenceExpression.Malformed {
        LicenceExpression.Malformed(text: text, reason: reason, hints: hints)
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in text + " " {
            guard character == " " || character == "(" || character == ")" else {
                word.append(character)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
            if character != " " { words.append(String(character)) }
        }
        return words
    }

    private static func isReferenceByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
        default: false
        }
    }
}

extension String {
    fileprivate func removingPrefix(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }

    fileprivate func replacingAll(_ part: String, with other: String) -> String {
        var result = ""
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            result += rest[..<range.lowerBound] + other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }
}
