// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A command line that cannot be understood; nothing was done, and the exit status is 2.
package struct UsageError: DiagnosticError, Hashable {
    /// What is wrong and what to write instead.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, hints: [String?], command: String?) {
        let help = command.map { "run `tenon help \($0)` to see what it takes" }
        diagnostic = Diagnostic(
            code: code,
            message: message,
            hints: hints.compactMap { $0 } + [help ?? "run `tenon help` for the list of commands"]
        )
    }
}

// MARK: - Values

extension UsageError {
    /// What another part says about a value, with the option or argument that it came from.
    package init(_ error: some DiagnosticError, from place: String) {
        diagnostic = error.adding(context: "while reading `\(place)`").diagnostic
    }
}

// MARK: - Commands

extension UsageError {
    /// There is no command of that name.
    static func unknownCommand(_ name: String, among names: [String], prefix: String = "") -> Self {
        let looksLikeFile = prefix.isEmpty && name.contains { $0 == "/" || $0 == "." }
        let run = looksLikeFile ? "run a file with `tenon run \(name)`" : nil
        let near = NearestNames.of(name, among: names).first
        return Self(
            "unknown-command",
            "there is no command `\(prefix)\(name)`",
            hints: [run, near.map { "did you mean `tenon \(prefix)\($0)`?" }],
            command: nil
        )
    }

    /// A program of another name puts a word before the commands.
    static func missingGroup(_ group: String, of program: String) -> Self {
        Self(
            "incomplete-command",
            "`\(program)` here knows only `\(program) \(group) COMMAND`",
            hints: ["write `\(program) \(group) install`, or any other command"],
            command: nil
        )
    }

    /// The first word of a command of two words stands alone.
    static func incompleteCommand(_ word: String, among names: [String]) -> Self {
        let list = names.map { "`tenon \(word) \($0)`" }.joined(separator: ", ")
        return Self(
            "incomplete-command",
            "`tenon \(word)` needs a second word",
            hints: ["write one of: \(list)"],
            command: nil
        )
    }
}

// MARK: - Options

extension UsageError {
    /// The command has no such option.
    static func unknownOption(_ option: String, among names: [String], command: String?) -> Self {
        let near = NearestNames.of(option, among: names).first
        let dashes = "to pass it as an argument, write it after `--`"
        let place = command.map { "`tenon \($0)`" } ?? "`tenon`"
        return Self(
            "unknown-option",
            "\(place) has no option `\(option)`",
            hints: [near.map { "did you mean `\($0)`?" } ?? dashes],
            command: command
        )
    }

    /// An option that needs a value stands alone.
    static func missingValue(_ option: String, usage: String, command: String?) -> Self {
        Self(
            "missing-value",
            "`\(option)` needs a value",
            hints: ["write `\(usage)`"],
            command: command
        )
    }

    /// A flag was given a value.
    static func unexpectedValue(_ option: String, value: String, command: String?) -> Self {
        Self(
            "unexpected-value",
            "`\(option)` takes no value, and was given `\(value)`",
            hints: ["write `\(option)` alone"],
            command: command
        )
    }

    /// The value is not one that the option or argument takes.
    package static func invalidValue(
        _ value: String,
        of place: String,
        expected: String,
        command: String?,
        hint: String? = nil
    ) -> Self {
        Self(
            "invalid-value",
            "`\(value)` is no value for `\(place)`: expected \(expected)",
            hints: [hint],
            command: command
        )
    }

    /// An option that may be given once was given again.
    static func repeatedOption(_ option: String, command: String?) -> Self {
        Self(
            "repeated-option",
            "`\(option)` is given twice",
            hints: ["keep one of them"],
            command: command
        )
    }

    /// Two options that exclude each other were given.
    package static func conflictingOptions(
        _ first: String,
        _ second: String,
        command: String?
    ) -> Self {
        Self(
            "conflicting-options",
            "`\(first)` and `\(second)` exclude each other",
            hints: ["keep one of them"],
            command: command
        )
    }
}

// MARK: - Arguments

extension UsageError {
    /// An argument that must be there is not.
    package static func missingArgument(_ name: String, command: String) -> Self {
        Self(
            "missing-argument",
            "`tenon \(command)` needs `\(name)`",
            hints: [],
            command: command
        )
    }

    /// There is an argument too many.
    static func tooManyArguments(_ first: String, command: String) -> Self {
        Self(
            "too-many-arguments",
            "`tenon \(command)` does not take the argument `\(first)`",
            hints: [],
            command: command
        )
    }
}
