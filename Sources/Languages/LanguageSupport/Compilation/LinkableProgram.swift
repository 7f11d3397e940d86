// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// The compiled modules of a program, with what each of their imports leads to.
public struct LinkableProgram: Hashable, Sendable {
    /// Where an import leads.
    public enum Target: Hashable, Sendable {
        /// A module of the program.
        case module(ModuleID)
        /// A module that comes with the language.
        case standard(String)
        /// A module of the interpreter.
        case host(String)
    }

    /// A module and its place in the program.
    public struct Module: Hashable, Sendable {
        /// Who it is.
        public let id: ModuleID
        /// Its name in the language, one component or more: `["utils", "math"]`; other modules may have the
        /// same, and the linker keeps them apart.
        public let name: [String]
        /// What people call its source: `lib/utils/math.ml`, `https://example.org/math.ml`, `@bob/words/words.ml`;
        /// never absolute.
        public let source: String
        /// Its code.
        public let unit: CompiledUnit
        /// What its imports lead to, by the specifier as written.
        public let imports: [String: Target]

        /// Creates a module.
        public init(
            id: ModuleID,
            name: [String],
            source: String,
            unit: CompiledUnit,
            imports: [String: Target]
        ) {
            self.id = id
            self.name = name
            self.source = source
            self.unit = unit
            self.imports = imports
        }

        /// What messages call it: a file of the project by its name, all others by their source, which tells whose
        /// they are.
        public var title: String {
            let isOwn = id.source == .file && source.utf8.first != UInt8(ascii: "@")
            return isOwn ? name.joined(separator: ".") : source
        }
    }

    /// The modules, the entry first; there is at least that.
    public let modules: [Module]

    /// Whether the value of the entry's last statement, if that is an expression, is told to whoever runs it.
    public let tellsValue: Bool

    /// Creates a program.
    public init(modules: [Module], tellsValue: Bool = false) {
        self.modules = modules
        self.tellsValue = tellsValue
    }
}
