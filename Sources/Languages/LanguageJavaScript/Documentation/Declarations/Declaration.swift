// SPDX-License-Identifier: Apache-2.0

/// Something that a statement of a module or namespace declares.
struct Declaration {
    enum Form: Equatable {
        case function, `class`, interface, alias, enumeration, namespace, importAlias
        /// A name bound by `const`, `let` or `var`, as a whole or inside a pattern.
        case variable(isConstant: Bool, isPattern: Bool)
        /// What `export default` gives that is no declaration.
        case expression
    }

    let form: Form
    let name: String

    /// The token of the keyword; of a variable, its name.
    let token: Int

    /// The token before which its comment stands.
    let first: Int

    /// The words before the keyword that its signature repeats: `abstract`, `async`.
    var modifiers = ""

    /// Whether everything in it is exported: it declares what is elsewhere.
    var isAmbient = false
}
