// SPDX-License-Identifier: Apache-2.0

/// The functions around a place of a module, and what names mean there.
///
/// The rules are Python's: a function that assigns a name has one of its own, all through its body, unless
/// it says `nonlocal`.
struct Scopes {
    enum Binding: Hashable {
        /// Of the innermost function.
        case local
        /// Of a function around it.
        case outer
        /// Of the module.
        case module
        /// Of the language.
        case builtIn
        case unknown
    }

    /// The names of the module itself.
    let module: Set<String>
    private var functions: [Function] = []
    /// The names of caught errors, which are known in their handlers only.
    private var caught: [[String]] = [[]]

    private struct Function {
        let names: Set<String>
        let nonlocals: Set<String>
    }

    /// The scopes of a module; nothing is entered yet.
    ///
    /// `known` are names that it has besides those that it gives values.
    init(_ tree: SyntaxTree, knowing known: Set<String> = []) {
        var names = AssignedNames()
        names.collect(tree.statements)
        module = names.assigned.union(known)
    }

    /// Whether a function is around the place.
    var isInFunction: Bool { !functions.isEmpty }

    /// Enters a function.
    mutating func enter(_ parameters: [Parameter], _ body: [Statement]) {
        var names = AssignedNames()
        names.collect(body)
        let own = names.assigned.subtracting(names.nonlocals)
        functions.append(
            Function(names: own.union(parameters.map(\.name.text)), nonlocals: names.nonlocals)
        )
        caught.append([])
    }

    /// Leaves the innermost function.
    mutating func leave() {
        functions.removeLast()
        caught.removeLast()
    }

    /// Enters a handler.
    mutating func catching(_ name: String?) {
        caught[caught.count - 1].append(name ?? "")
    }

    /// Leaves a handler.
    mutating func endCatching() {
        caught[caught.count - 1].removeLast()
    }

    /// What `name` means here.
    func binding(of name: String) -> Binding {
        if let here = functions.last, here.names.contains(name) { return .local }
        if caught[caught.count - 1].contains(name) { return functions.isEmpty ? .module : .local }
        for (function, caught) in zip(functions, caught.dropFirst()).dropLast().reversed()
        where function.names.contains(name) || caught.contains(name) {
            return .outer
        }
        if module.contains(name) { return .module }
        if !functions.isEmpty, caught[0].contains(name) { return .module }
        return BuiltIns.names.contains(name) ? .builtIn : .unknown
    }

    /// The `nonlocal` names of the innermost function, sorted.
    var nonlocals: [String] { functions.last?.nonlocals.sorted() ?? [] }
}

/// The names that statements give values, those in functions inside them left out.
struct AssignedNames {
    private(set) var assigned: Set<String> = []
    private(set) var nonlocals: Set<String> = []
    /// The names of errors in handlers, which are known in those only.
    private(set) var caught: Set<String> = []

    mutating func collect(_ statements: [Statement]) {
        for statement in statements { collect(statement) }
    }

    mutating func collect(_ statement: Statement) {
        switch statement.kind {
        case .importing(let value):
            if let name = value.boundName { assigned.insert(name.text) }
        case .assignment(let target, _):
            if case .name(let name) = target.kind { assigned.insert(name) }
        case .arrayPattern(let names, _), .objectPattern(let names, _):
            assigned.formUnion(names.map(\.text))
        case .function(let name, _, _):
            assigned.insert(name.text)
        case .condition(let branches, let otherwise):
            for (_, block) in branches { collect(block) }
            collect(otherwise ?? [])
        case .whileLoop(_, let block):
            collect(block)
        case .forLoop(let name, _, let block):
            assigned.insert(name.text)
            collect(block)
        case .attempt(let attempt):
            collect(attempt.body)
            for handler in attempt.handlers {
                if let name = handler.name { caught.insert(name.text) }
                collect(handler.body)
            }
            collect(attempt.last ?? [])
        case .nonlocal(let names):
            nonlocals.formUnion(names.map(\.text))
        case .capability, .expression, .returning, .throwing, .breaking, .continuing:
            break
        }
    }
}
