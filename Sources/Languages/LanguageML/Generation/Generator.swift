// SPDX-License-Identifier: Apache-2.0

/// Writes a module as Python.
///
/// Everything that ML does otherwise than Python goes through `_ml`, the runtime beside it. Functions with a
/// block, which Python has no expression for, become definitions before the statement that they stand in.
struct Generator {
    /// The bytes of the last statement's expression, if it is one.
    private(set) var value: Range<Int>?
    var text = PythonText()
    var scopes: Scopes
    /// The definitions that stand for functions in the current statement, by where they are written.
    var lifted: [Int: String] = [:]
    private var liftedCount = 0
    private var joined: Set<String>
    private let tree: SyntaxTree
    /// Whether the module's names are those of a Python module, not of a function.
    private let isPiece: Bool

    /// With names that are `known` already, the module is a piece of a session.
    init(_ tree: SyntaxTree, knowing known: Set<String>? = nil) {
        self.tree = tree
        isPiece = known != nil
        joined = known ?? []
        scopes = Scopes(tree, knowing: known ?? [])
    }

    /// Writes the whole module, as the body of a function.
    mutating func writeModule() {
        // What is typed in a session happens in the order in which it is typed.
        let statements = isPiece ? tree.statements : Self.ordered(tree.statements)
        guard let last = tree.statements.last, case .expression(let expression) = last.kind else {
            write(statements)
            return
        }
        write(Array(statements.dropLast()))
        lift(from: last)
        text.mark(last.range.lowerBound)
        let start = text.bytes.count
        write(expression, .whole)
        value = start..<text.bytes.count
        text.endLine()
    }

    /// Writes statements; `pass` for none.
    mutating func write(block: [Statement]) {
        text.indent()
        if block.isEmpty { text.line("pass") }
        write(block)
        text.dedent()
    }

    /// Writes statements.
    mutating func write(_ statements: [Statement]) {
        for statement in statements {
            lift(from: statement)
            text.mark(statement.range.lowerBound)
            write(statement)
            lifted.removeAll()
        }
    }

    private mutating func write(_ statement: Statement) {
        switch statement.kind {
        case .importing(let value): write(value)
        case .capability(let value): write(value)
        case .expression(let value): line { $0.write(value, .whole) }
        case .assignment(let target, let value): write(target, assigned: value)
        case .arrayPattern(let names, let value):
            let targets = names.map { name($0.text) }.joined(separator: ", ")
            line {
                $0.text.write(names.count == 1 ? "(\(targets),) = " : "\(targets) = ")
                $0.write(value, .whole)
            }
        case .objectPattern(let names, let value):
            let targets = names.map { name($0.text) }.joined(separator: ", ")
            let keys = names.map { PythonName.literal($0.text) }.joined(separator: ", ")
            line {
                $0.text.write(
                    names.count == 1 ? "(\(targets),) = _ml.take(" : "\(targets) = _ml.take("
                )
                $0.write(value, .whole)
                $0.text.write(", \(keys))")
            }
        case .function(let function, let parameters, let body):
            define(name(function.text), parameters) { $0.body(parameters, body) }
        case .condition(let branches, let otherwise): write(branches, otherwise)
        case .whileLoop(let test, let body):
            head("while ") { $0.write(test, .whole) }
            write(block: body)
        case .forLoop(let variable, let list, let body):
            head("for \(name(variable.text)) in ") { $0.write(list, .whole) }
            write(block: body)
        case .returning(let value):
            line {
                $0.text.write("return")
                if let value {
                    $0.text.write(" ")
                    $0.write(value, .whole)
                }
            }
        case .throwing(let value):
            line {
                $0.text.write("raise _ml.Thrown(")
                $0.write(value, .whole)
                $0.text.write(")")
            }
        case .attempt(let attempt): write(attempt)
        case .breaking: text.line("break")
        case .continuing: text.line("continue")
        // Said where the function begins: Python wants it before the first use.
        case .nonlocal: text.line("pass")
        }
    }

    // MARK: Names

    /// What an ML name is called here.
    func name(_ name: String) -> String {
        switch scopes.binding(of: name) {
        case .builtIn:
            BuiltIns.nothing.contains(name) ? "None" : "_ml.\(PythonName.of(name))"
        case .local, .outer, .module, .unknown: PythonName.of(name)
        }
    }

    // MARK: Pieces

    mutating func line(_ body: (inout Generator) -> Void) {
        body(&self)
        text.endLine()
    }

    mutating func head(_ start: String, _ body: (inout Generator) -> Void) {
        line {
            $0.text.write(start)
            body(&$0)
            $0.text.write(":")
        }
    }

    /// Writes a definition with the body that `body` writes; the scope is entered by the body.
    mutating func define(
        _ name: String,
        _ parameters: [Parameter],
        _ body: (inout Generator) -> Void
    ) {
        let names = parameters.map { PythonName.of($0.name.text) }
        text.line("def \(name)(\(names.joined(separator: ", "))):")
        let outer = lifted
        lifted = [:]
        body(&self)
        lifted = outer
    }

    /// Writes the body of a function.
    mutating func body(_ parameters: [Parameter], _ statements: [Statement]) {
        scopes.enter(parameters, statements)
        defer { scopes.leave() }
        text.indent()
        let names = scopes.nonlocals
        let globals = names.filter { isPiece && scopes.binding(of: $0) == .module }
        for (word, names) in [
            ("nonlocal", names.filter { !globals.contains($0) }), ("global", globals),
        ] where !names.isEmpty {
            text.line("\(word) " + names.map(PythonName.of).joined(separator: ", "))
        }
        if statements.isEmpty, names.isEmpty { text.line("pass") }
        write(Self.ordered(statements))
        text.dedent()
    }

    /// A name for a definition that the source has none for.
    mutating func makeName() -> String {
        liftedCount += 1
        return "_ml_fn\(liftedCount)"
    }

    /// Whether this is the first import of a module that begins with `name`.
    mutating func joins(_ name: String) -> Bool {
        !joined.insert(name).inserted
    }
}
