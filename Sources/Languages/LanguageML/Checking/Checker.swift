// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// Finds what a module says that can't be meant: names that nothing stands for, and what reaches behind the
/// language.
struct Checker {
    /// A mistake.
    struct Finding: Hashable, Sendable {
        let code: Code
        let problem: SyntaxProblem
    }

    /// What kind of mistake it is (`docs/diagnostics.md`).
    enum Code: String, Sendable {
        case undefined = "name-undefined"
        case reserved = "name-reserved"
        case duplicate = "name-duplicate"
        case misplaced = "statement-misplaced"
        case unnamed = "import-unnamed"
        case optionUnknown = "import-option-unknown"
        case optionMalformed = "import-option-malformed"
        case optionUnavailable = "import-option-unavailable"
        case permission = "permission-malformed"
    }

    /// More mistakes than these are hardly the first ones' equals.
    private static let findingLimit = 20

    private(set) var findings: [Finding] = []
    /// The names of the module that functions give other values.
    private(set) var changedNames: Set<String> = []
    private var scopes: Scopes
    private var loops = 0

    private init(_ tree: SyntaxTree, knowing known: Set<String>) {
        scopes = Scopes(tree, knowing: known)
    }

    /// Goes through `tree`, whose module has the names `known` besides its own; what is wrong with it is in
    /// source order.
    static func check(_ tree: SyntaxTree, knowing known: Set<String> = []) -> Checker {
        var checker = Checker(tree, knowing: known)
        checker.check(tree.statements)
        checker.findings.sort { $0.problem.range.lowerBound < $1.problem.range.lowerBound }
        return checker
    }

    // MARK: Names

    mutating func use(_ name: String, at range: Range<Int>) {
        if refuse(reserved: name, at: range) { return }
        guard scopes.binding(of: name) == .unknown, findings.count < Self.findingLimit else {
            return
        }
        let known = scopes.module.union(BuiltIns.names)
        add(
            .undefined,
            "nothing here is called `\(name)`",
            range,
            hints: NearestNames.hints(NearestNames.of(name, among: known))
        )
    }

    private mutating func define(_ name: Identifier) {
        _ = refuse(reserved: name.text, at: name.range)
    }

    /// Names that mean something to Python itself.
    @discardableResult
    mutating func refuse(reserved name: String, at range: Range<Int>) -> Bool {
        guard name.utf8.count > 4, name.hasPrefix("__"), name.hasSuffix("__") else { return false }
        add(
            .reserved,
            "`\(name)` belongs to what runs the program, not to the program",
            range
        )
        return true
    }

    mutating func add(
        _ code: Code,
        _ reason: String,
        _ range: Range<Int>,
        hints: [String] = []
    ) {
        guard findings.count < Self.findingLimit else { return }
        findings.append(
            Finding(code: code, problem: SyntaxProblem(reason: reason, range: range, hints: hints))
        )
    }

    // MARK: Statements

    private mutating func check(_ statements: [Statement]) {
        for statement in statements { check(statement) }
    }

    private mutating func check(_ statement: Statement) {
        switch statement.kind {
        case .importing(let value):
            check(value)
        case .capability(let value):
            check(value)
        case .expression(let value):
            check(value)
        case .assignment(let target, let value):
            check(value)
            if case .name(let name) = target.kind {
                refuse(reserved: name, at: target.range)
            } else {
                check(target)
            }
        case .arrayPattern(let names, let value), .objectPattern(let names, let value):
            check(value)
            for name in names { define(name) }
        case .function(let name, let parameters, let body):
            define(name)
            check(parameters, body)
        case .condition(let branches, let otherwise):
            for (test, block) in branches {
                check(test)
                check(block)
            }
            check(otherwise ?? [])
        case .whileLoop(let test, let block):
            check(test)
            looping(block)
        case .forLoop(let name, let list, let block):
            define(name)
            check(list)
            looping(block)
        case .returning(let value):
            if let value { check(value) }
            if !scopes.isInFunction { misplaced("`return`", "a function", statement.range) }
        case .throwing(let value):
            check(value)
        case .attempt(let attempt):
            check(attempt)
        case .breaking:
            if loops == 0 { misplaced("`break`", "a loop", statement.range) }
        case .continuing:
            if loops == 0 { misplaced("`continue`", "a loop", statement.range) }
        case .nonlocal(let names):
            check(nonlocal: names, at: statement.range)
        }
    }

    private mutating func looping(_ block: [Statement]) {
        loops += 1
        check(block)
        loops -= 1
    }

    private mutating func check(_ attempt: AttemptStatement) {
        check(attempt.body)
        for handler in attempt.handlers {
            if let name = handler.name { define(name) }
            scopes.catching(handler.name?.text)
            check(handler.body)
            scopes.endCatching()
        }
        check(attempt.last ?? [])
    }

    mutating func check(_ parameters: [Parameter], _ body: [Statement]) {
        var names: Set<String> = []
        for parameter in parameters {
            define(parameter.name)
            if let note = parameter.annotation { use(note.text, at: note.range) }
            if !names.insert(parameter.name.text).inserted {
                let name = parameter.name
                add(.duplicate, "two parameters are called `\(name.text)`", name.range)
            }
        }
        let outer = loops
        loops = 0
        scopes.enter(parameters, body)
        check(body)
        scopes.leave()
        loops = outer
    }

    mutating func check(_ parameters: [Parameter], returning value: Expression) {
        scopes.enter(parameters, [])
        check(value)
        scopes.leave()
    }

    private mutating func check(nonlocal names: [Identifier], at range: Range<Int>) {
        guard scopes.isInFunction else {
            misplaced("`nonlocal`", "a function", range)
            return
        }
        for name in names {
            switch scopes.binding(of: name.text) {
            case .outer: break
            case .module: changedNames.insert(name.text)
            case .local:
                add(.duplicate, "`\(name.text)` is a parameter of this function", name.range)
            case .builtIn, .unknown:
                add(
                    .undefined,
                    "no function around this one has a `\(name.text)`",
                    name.range
                )
            }
        }
    }

    private mutating func misplaced(_ what: String, _ place: String, _ range: Range<Int>) {
        add(.misplaced, "\(what) stands in \(place), and there is none here", range)
    }
}
