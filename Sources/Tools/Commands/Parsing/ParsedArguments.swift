// SPDX-License-Identifier: Apache-2.0

/// A command line that fits the specification of its command.
package struct ParsedArguments: Hashable, Sendable {
    /// One use of an option.
    package struct Use: Hashable, Sendable {
        /// The option's name without dashes.
        package let name: String
        /// The value, where there is one.
        package let value: String?
    }

    /// The name of the command.
    package let command: String

    /// What the global options say.
    package let settings: GlobalSettings

    /// The options in the order in which they were given.
    package let options: [Use]

    private let positionals: [String: [String]]

    init(
        command: String,
        settings: GlobalSettings,
        options: [Use],
        positionals: [String: [String]]
    ) {
        self.command = command
        self.settings = settings
        self.options = options
        self.positionals = positionals
    }

    /// Whether an option was given.
    package func has(_ option: String) -> Bool {
        options.contains { $0.name == option }
    }

    /// The value of an option that is given at most once.
    package func value(of option: String) -> String? {
        options.last { $0.name == option }?.value
    }

    /// The value of an option, understood by `reading`, which answers `nil` for what it refuses.
    ///
    /// - Throws: ``UsageError`` that says what was expected, such as `a number`.
    package func value<Value>(
        of option: String,
        as expected: String,
        _ reading: (String) -> Value?
    ) throws(UsageError) -> Value? {
        guard let text = value(of: option) else { return nil }
        guard let value = reading(text) else {
            throw .invalidValue(text, of: "--\(option)", expected: expected, command: command)
        }
        return value
    }

    /// The values of an option that may be repeated; uses without a value are left out.
    package func values(of option: String) -> [String] {
        options.filter { $0.name == option }.compactMap(\.value)
    }

    /// An argument by the name that the specification gives it; `nil` when it was left out.
    package func argument(_ name: String) -> String? {
        positionals[name]?.first
    }

    /// An argument that the specification requires, so that the parser has seen to it.
    ///
    /// - Throws: ``UsageError`` when it is missing all the same.
    package func required(_ name: String) throws(UsageError) -> String {
        guard let text = argument(name) else {
            throw .missingArgument(name, command: command)
        }
        return text
    }

    /// All arguments of that name.
    package func arguments(_ name: String) -> [String] {
        positionals[name] ?? []
    }
}
