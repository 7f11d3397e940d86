// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// Export declarations.
extension ModuleScanner {
    /// Reads what follows the word `export`, which is no property name.
    ///
    /// A declaration is only looked at for its name; then the scan goes through it like any other.
    mutating func scanExport(_ start: Int) throws(SyntaxFailure) {
        guard beginsDeclaration else {
            state = .operand
            return
        }
        insertSemicolon()
        beginStatement()
        try skipTrivia()
        switch bytes[index] {
        case UInt8(ascii: "*"):
            try scanExportAll(.static)
        case UInt8(ascii: "{"):
            try scanExportList(.static)
        case UInt8(ascii: "@"):
            exportsNextClass = stack.isEmpty
        case UInt8(ascii: "=") where dialect == .typescript:
            try scanExportEquals(start)
        default:
            guard isWordStart(at: index) else {
                throw failure("a declaration is expected after `export`", start..<index)
            }
            try scanExportedDeclaration()
        }
    }

    private mutating func scanExportEquals(_ start: Int) throws(SyntaxFailure) {
        guard !stack.isEmpty else {
            throw failure(
                "`export =` is for CommonJS modules",
                start..<index + 1,
                hints: ["write `export default` or `export { name }`"]
            )
        }
        index += 1
        state = .expression
    }

    /// `export * from "x"` and `export * as name from "x"`; the star is at `index`.
    private mutating func scanExportAll(_ kind: ImportRecord.Kind) throws(SyntaxFailure) {
        let star = index..<index + 1
        index += 1
        let next = try triviaEnd(from: index).index
        var name = ClauseName(text: "*", range: star)
        if keyword(at: next) == .as {
            index = next + 2
            guard let alias = try takeName() else {
                throw failure("a name is expected after `as`", next..<next + 2)
            }
            name = alias
        }
        if stack.isEmpty { addExport(name, kind == .static ? .reexport : .type) }
        try recordImport(try takeFrom(), kind, ["*"])
    }

    /// `export { a, b as c }`, with or without `from`; the brace is at `index`.
    private mutating func scanExportList(_ kind: ImportRecord.Kind) throws(SyntaxFailure) {
        let entries = try takeList()
        let next = try triviaEnd(from: index).index
        let isHandedOn = bytes[next..<wordEnd(from: next)].elementsEqual("from".utf8)
        if stack.isEmpty {
            for entry in entries {
                let isType = entry.isType || kind == .typeOnly
                addExport(entry.alias, isType ? .type : isHandedOn ? .reexport : .value)
            }
        }
        if isHandedOn {
            try recordImport(try takeFrom(), kind, entries.map(\.name.text))
        } else {
            beginStatement()
        }
    }

    private mutating func scanExportedDeclaration() throws(SyntaxFailure) {
        let start = index
        let (wordEnd, keyword) = readWord(at: start)
        let next = try triviaEnd(from: wordEnd).index
        switch keyword {
        case .default:
            index = wordEnd
            try scanExportDefault(start..<wordEnd)
            return
        case .type where bytes[next] == UInt8(ascii: "{") || bytes[next] == UInt8(ascii: "*"):
            index = next
            let isList = bytes[next] == UInt8(ascii: "{")
            try isList ? scanExportList(.typeOnly) : scanExportAll(.typeOnly)
            return
        case .import:
            index = wordEnd  // `export import a = b.c`
            try scanImport(start)
            return
        default:
            break
        }
        if stack.isEmpty { try recordDeclaration(start) }
        index = start
    }

    /// Records the name that the declaration at `start` binds; patterns are left to the scan.
    private mutating func recordDeclaration(_ start: Int) throws(SyntaxFailure) {
        let (wordEnd, keyword) = readWord(at: start)
        index = wordEnd
        switch keyword {
        case .async, .declare, .abstract:
            try skipTrivia()
            if isWordStart(at: index) { try recordInner(index) }
        case .function:
            addNextName(.function)
        case .class, .enum:
            addNextName(keyword == .class ? .class : .value)
        case .interface, .type:
            addNextName(.type)
        case .const, .let, .var:
            let next = try triviaEnd(from: index).index
            if self.keyword(at: next) == .enum, dialect == .typescript {
                index = next + 4
                addNextName(.value)
            } else {
                top.collects = true
            }
        default:
            let isNamespace = ["namespace", "module"].contains {
                bytes[start..<wordEnd].elementsEqual($0.utf8)
            }
            if isNamespace { addNextName(.value) }
        }
    }

    /// Records the declaration after a modifier; modifiers do not nest deeper than two.
    private mutating func recordInner(_ start: Int) throws(SyntaxFailure) {
        var start = start
        while let keyword = keyword(at: start), keyword == .async || keyword == .abstract {
            start = try triviaEnd(from: wordEnd(from: start)).index
        }
        guard isWordStart(at: start), keyword(at: start) != .declare else { return }
        try recordDeclaration(start)
    }

    private mutating func scanExportDefault(_ range: Range<Int>) throws(SyntaxFailure) {
        try skipTrivia()
        var word = index
        if keyword(at: word) == .async {
            let (next, newline) = try triviaEnd(from: word + 5)
            if !newline, keyword(at: next) == .function { word = next }
        } else if keyword(at: word) == .abstract, dialect == .typescript {
            let next = try triviaEnd(from: word + 8).index
            if keyword(at: next) == .class { word = next }
        }
        let name = ClauseName(text: "default", range: range)
        let isRecorded = stack.isEmpty
        switch keyword(at: word) {
        case .function:
            if isRecorded, addExport(name, .function) {
                parametersOwner = interface.exports.count - 1
            }
        case .class:
            if isRecorded { addExport(name, .class) }
        case .interface where dialect == .typescript:
            if isRecorded { addExport(name, .type) }
        default:
            let isDecorated = bytes[index] == UInt8(ascii: "@")
            if isRecorded { addExport(name, isDecorated ? .class : .value) }
            state = isDecorated ? .statement : .expression
        }
    }
}

// MARK: - Records

extension ModuleScanner {
    /// Records the name after a keyword that ends at `index`, and after the `*` of a generator.
    mutating func addNextName(_ kind: ExportRecord.Kind) {
        guard var next = afterTrivia(index) else { return }
        if bytes[next] == UInt8(ascii: "*") {
            guard let name = afterTrivia(next + 1) else { return }
            next = name
        }
        guard isWordStart(at: next) else { return }
        let isNew = addExport(next..<wordEnd(from: next), kind)
        if isNew, kind == .function { parametersOwner = interface.exports.count - 1 }
    }

    @discardableResult
    mutating func addExport(_ range: Range<Int>, _ kind: ExportRecord.Kind) -> Bool {
        let text = LiteralText.decode(bytes[range]) ?? String(decoding: bytes[range], as: UTF8.self)
        return addExport(ClauseName(text: text, range: range), kind)
    }

    /// Records an export, unless it is one more overload of the function before it.
    @discardableResult
    mutating func addExport(_ name: ClauseName, _ kind: ExportRecord.Kind) -> Bool {
        let last = interface.exports.last
        if kind == .function, last?.kind == .function, last?.name == name.text { return false }
        interface.exports.append(ExportRecord(name: name.text, kind: kind, range: name.range))
        return true
    }

    /// Gives the exported function that waits for them its parameters.
    mutating func setParameters(_ range: Range<Int>) {
        guard let owner = parametersOwner else { return }
        parametersOwner = nil
        let record = interface.exports[owner]
        interface.exports[owner] = ExportRecord(
            name: record.name,
            kind: record.kind,
            parameters: String(decoding: bytes[range], as: UTF8.self),
            range: record.range
        )
    }
}
