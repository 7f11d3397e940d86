// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

/// Finds what the statements of a module or namespace declare and export, and reads nothing else.
struct StatementReader {
    /// A name that is offered.
    struct Export {
        enum Source {
            /// The declarations at these places of ``declarations``.
            case declared(Range<Int>)
            /// What goes by that name in this module.
            case local(String)
            /// What another module offers.
            case other(specifier: String, name: String)
        }

        let name: String
        let source: Source
        let token: Int
    }

    /// What an import binds.
    struct Binding {
        let specifier: String
        let name: String
    }

    var declarations: [Declaration] = []
    var exports: [Export] = []
    var bindings: [String: Binding] = [:]

    let tokens: TokenList
    let exportsAll: Bool

    /// Reads the statements in `range`; `exportsAll` where no `export` is needed.
    init(_ tokens: TokenList, _ range: Range<Int>, exportsAll: Bool = false) {
        self.tokens = tokens
        self.exportsAll = exportsAll
        var index = range.lowerBound
        while index < range.upperBound {
            index = tokens.tokens[index].begins ? statement(index) : tokens.after(index)
        }
    }

    /// Reads the statement at `first`; the place where the search for the next one goes on.
    private mutating func statement(_ first: Int) -> Int {
        var index = first
        while tokens.begins(index, "@") { index = tokens.afterDecorator(index) }
        let first = tokens.comment(before: first) == nil ? index : first
        if starts(index, with: "import") {
            readImport(index)
            return index + 1
        }
        guard starts(index, with: "export") else {
            return declaration(index, first: first, export: exportsAll ? .named : .none)
        }
        let inner = tokens.scanner.afterTrivia(tokens.tokens[index].start + 6) ?? 0
        let isClause = tokens.tokens[index].end > inner
        guard isClause else {
            index += 1
            while index < tokens.count, tokens.begins(index, "@") {
                index = tokens.afterDecorator(index)
            }
            return declaration(index, first: first, export: .named)
        }
        switch tokens.scanner.keyword(at: inner) {
        case .default: return declaration(index + 1, first: first, export: .standard)
        case .import: return importAlias(inner, index)
        default:
            readClause(inner, index)
            return index + 1
        }
    }

    enum Exporting { case none, named, standard }

    private func starts(_ token: Int, with word: StaticString) -> Bool {
        guard token < tokens.count else { return false }
        let start = tokens.tokens[token].start
        let end = tokens.scanner.wordEnd(from: start)
        return tokens.scanner.bytes[start..<end].elementsEqual(word.description.utf8)
    }

    mutating func add(_ declaration: Declaration, _ export: Exporting) {
        declarations.append(declaration)
        guard export != .none else { return }
        let name = export == .standard ? "default" : declaration.name
        let place = declarations.count - 1
        exports.append(
            Export(name: name, source: .declared(place..<place + 1), token: declaration.first)
        )
    }
}
