// SPDX-License-Identifier: Apache-2.0

/// One bracket that is open, or the head of a function, class or enum whose body has not begun.
struct ScanContext {
    enum Kind: UInt8 {
        case root, block, classBody, object, parenthesis, bracket, template
        case functionHeader, classHeader, enumHeader
    }

    enum Purpose: UInt8 {
        case plain, computedImport, exportParameters
    }

    let kind: Kind

    /// What comes after the closing bracket.
    let after: ScanState

    /// Where it was opened; for a computed import, where the word `import` is.
    let start: Int

    var purpose = Purpose.plain

    /// Whether the names that are bound here are exported.
    var collects = false

    var binding = BindingPhase.none

    /// Whether a `:` here ends `case …` or `default`.
    var inCase = false

    /// Whether the initialiser of a field is being read.
    var inField = false

    /// The conditional operators whose `:` is still to come.
    var conditionals = 0

    init(_ kind: Kind, after: ScanState, start: Int) {
        self.kind = kind
        self.after = after
        self.start = start
    }

    /// Whether statements stand here.
    var holdsStatements: Bool { kind == .root || kind == .block }

    var isHeader: Bool {
        kind == .functionHeader || kind == .classHeader || kind == .enumHeader
    }

    /// Whether words here are names of class members, whatever they spell.
    var namesMembers: Bool { kind == .classBody && !inField }

    /// The bracket, for messages.
    var opening: String {
        switch kind {
        case .parenthesis: "("
        case .bracket: "["
        case .template: "${"
        case .root, .block, .classBody, .object, .functionHeader, .classHeader, .enumHeader: "{"
        }
    }
}
