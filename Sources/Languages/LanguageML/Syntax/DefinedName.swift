// SPDX-License-Identifier: Apache-2.0

/// A name that a module itself defines, where it does so first.
struct DefinedName {
    /// What it stands for, as far as the source says it.
    enum Kind {
        case function([Parameter])
        case value(Expression?)
    }

    let name: Identifier
    private(set) var kind: Kind
    /// The statement at the top of the module that it stands in.
    let statement: Int
    /// Whether it is that statement's own, not one of a block's in it.
    let isAtTop: Bool
    /// Whether it is defined once; what functions do to it by `nonlocal` is not looked at.
    private(set) var isDefinedOnce = true

    /// The names that importers see, in source order: all but those that begin with `_`.
    static func exports(of tree: SyntaxTree) -> [DefinedName] {
        var collector = Collector()
        for (place, statement) in tree.statements.enumerated() {
            collector.statement = place
            collector.collect(statement)
        }
        return collector.names.filter { !$0.name.text.hasPrefix("_") }
    }

    private struct Collector {
        var names: [DefinedName] = []
        var statement = 0
        private var places: [String: Int] = [:]
        private var depth = 0

        private mutating func collect(_ statements: [Statement]) {
            depth += 1
            for statement in statements { collect(statement) }
            depth -= 1
        }

        mutating func collect(_ statement: Statement) {
            switch statement.kind {
            case .assignment(let target, let value):
                guard case .name(let name) = target.kind else { return }
                add(Identifier(text: name, range: target.range), Self.kind(of: value))
            case .arrayPattern(let names, _), .objectPattern(let names, _):
                for name in names { add(name, .value(nil)) }
            case .function(let name, let parameters, _):
                add(name, .function(parameters))
            case .condition(let branches, let otherwise):
                for (_, block) in branches { collect(block) }
                collect(otherwise ?? [])
            case .whileLoop(_, let block):
                collect(block)
            case .forLoop(let name, _, let block):
                add(name, .value(nil))
                collect(block)
            case .attempt(let attempt):
                collect(attempt.body)
                for handler in attempt.handlers { collect(handler.body) }
                collect(attempt.last ?? [])
            case .importing, .capability, .expression, .returning, .throwing, .breaking,
                .continuing, .nonlocal:
                break
            }
        }

        private static func kind(of value: Expression) -> Kind {
            if case .function(let parameters, _) = value.kind { return .function(parameters) }
            return .value(value)
        }

        private mutating func add(_ name: Identifier, _ kind: Kind) {
            guard let place = places[name.text] else {
                places[name.text] = names.count
                names.append(
                    DefinedName(name: name, kind: kind, statement: statement, isAtTop: depth == 0)
                )
                return
            }
            names[place].isDefinedOnce = false
            if case (.function, .function(let parameters)) = (names[place].kind, kind) {
                // The last one is what importers call.
                names[place].kind = .function(parameters)
            } else {
                names[place].kind = .value(nil)
            }
        }
    }
}
