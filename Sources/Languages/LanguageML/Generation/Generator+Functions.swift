// SPDX-License-Identifier: Apache-2.0

extension Generator {
    /// The statements of a module or of a function's body, in the order in which Python takes them: the functions
    /// that are there from the beginning, then the others.
    ///
    /// A function stays at its place when a statement before it gives its name a value, an earlier function of
    /// that name included, and when the name belongs to a function around it.
    static func ordered(_ statements: [Statement]) -> [Statement] {
        var all = AssignedNames()
        all.collect(statements)
        var before = AssignedNames()
        var first: [Statement] = []
        var rest: [Statement] = []
        for statement in statements {
            if case .function(let name, _, _) = statement.kind,
                !all.nonlocals.contains(name.text), !before.assigned.contains(name.text),
                !before.caught.contains(name.text)
            {
                first.append(statement)
            } else {
                rest.append(statement)
            }
            before.collect(statement)
        }
        return first + rest
    }
}
