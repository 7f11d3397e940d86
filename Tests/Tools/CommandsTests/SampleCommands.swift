// SPDX-License-Identifier: Apache-2.0

import Commands
import Diagnostics
import ModuleModel

/// Takes every kind of option and argument, and prints what it was given.
struct EchoCommand: Command {
    static let specification = CommandSpecification(
        "echo",
        group: .saved,
        summary: "print what was given",
        discussion: ["It is there to try the parser."],
        options: [
            .flag("force", short: "f", "do it anyway"),
            .option("limit", short: "n", ValueSpecification("NUMBER"), "how many at most"),
            .option("tag", ValueSpecification("TAG"), "a label", isRepeatable: true),
            .option(
                "level",
                ValueSpecification("LEVEL", completion: .choices(["low", "high"])),
                "how much"
            ),
        ] + PermissionFlags.options,
        arguments: [
            ArgumentSpecification("NAME", "the saved module", completion: .savedName),
            ArgumentSpecification("FILE", "more files", arity: .any, completion: .path),
        ],
        examples: [CommandExample("tenon echo -f a", "print `a`")]
    )

    private let lines: [String]
    private let flags: PermissionFlags

    init(parsing arguments: ParsedArguments) throws {
        let limit = try arguments.value(of: "limit", as: "a number") { Int($0) }
        flags = try PermissionFlags(parsing: arguments)
        lines = [
            "force=\(arguments.has("force")) limit=\(limit.map(String.init) ?? "-")",
            "tags=\(arguments.values(of: "tag")) level=\(arguments.value(of: "level") ?? "-")",
            "name=\(try arguments.required("NAME")) files=\(arguments.arguments("FILE"))",
        ]
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        let granted = try flags.permissions(relativeTo: try context.workingDirectory())
        let words = granted.permissions.map(\.description).joined(separator: " ")
        try context.output.write(lines.joined(separator: "\n") + "\ngranted=[\(words)]\n")
        return .success
    }
}

/// Starts a program, as far as the parser is concerned.
struct RunCommand: Command {
    static let specification = CommandSpecification(
        "run",
        group: .programs,
        summary: "run a program",
        options: [.flag("watch", "run it again when it changes")],
        arguments: [
            ArgumentSpecification("FILE", "the program", completion: .path),
            ArgumentSpecification("ARGUMENT", "the program's own", arity: .rest),
        ]
    )

    private let line: String

    init(parsing arguments: ParsedArguments) throws {
        line = "\(try arguments.required("FILE")) \(arguments.arguments("ARGUMENT"))"
    }

    func run(in context: CommandContext) async throws -> ExitStatus {
        guard !line.hasPrefix("missing") else { throw SampleError() }
        context.output.say(line)
        return ExitStatus(ofProgram: 42)
    }
}

/// A command of two words.
struct IndexBuildCommand: Command {
    static let specification = CommandSpecification(
        "index build",
        group: .registry,
        summary: "build the index"
    )

    init(parsing arguments: ParsedArguments) throws {}

    func run(in context: CommandContext) async throws -> ExitStatus {
        try context.output.write("built\n")
        return .success
    }
}

/// Its neighbour.
struct IndexCheckCommand: Command {
    static let specification = CommandSpecification(
        "index check",
        group: .registry,
        summary: "check the index"
    )

    init(parsing arguments: ParsedArguments) throws {}

    func run(in context: CommandContext) async throws -> ExitStatus { .success }
}

/// Needs a person.
struct AskCommand: Command {
    static let specification = CommandSpecification("ask", group: .trust, summary: "ask")

    init(parsing arguments: ParsedArguments) throws {}

    func run(in context: CommandContext) async throws -> ExitStatus {
        let isYes = try context.prompt.confirm("approve \u{1B}[1mx?", orThrow: SampleError())
        try context.output.write(isYes ? "yes\n" : "no\n")
        return .success
    }
}

/// Throws what no command should throw.
struct CrashCommand: Command {
    struct Surprise: Error {}

    static let specification = CommandSpecification(
        "crash",
        group: .tenon,
        summary: "fail",
        isHidden: true
    )

    init(parsing arguments: ParsedArguments) throws {}

    func run(in context: CommandContext) async throws -> ExitStatus { throw Surprise() }
}

/// An error with everything that a diagnostic can have.
struct SampleError: DiagnosticError {
    var diagnostic: Diagnostic {
        Diagnostic(
            code: "sample-error",
            message: "there is no file `./b.js`",
            spans: [
                SourceSpan(
                    file: "main.js",
                    line: 7,
                    column: 19,
                    length: 8,
                    lineText: "import { b } from \"./b.js\""
                )
            ],
            context: ["while locking `main.js`"],
            notes: ["the file would be `/work/b.js`"],
            hints: ["did you mean `./a.js`?"]
        )
    }
}
