// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleRuntime
internal import ModuleWorkspace

/// `tenon test`: runs the tests of a project, each a program of its own.
package struct TestCommand: Command {
    package static let specification = CommandSpecification(
        "test",
        group: .programs,
        summary: "run the tests of the project, each file a program of its own",
        discussion: [
            "A test is a source such as `greet_test.js` or `greet.test.js`, or one below the folder `tests`. It passes when it ends "
                + "with status 0. Each runs like `tenon run` does: confined, and with what was granted.",
            "Without FILE all are run, one after another.",
        ],
        options: PermissionFlags.options + ImportFlags.options + [
            .flag("approve", "say yes to everything that is asked, and remember it"),
            .option("time", ValueSpecification("SECONDS"), "end each test after this long"),
        ],
        arguments: [
            ArgumentSpecification("FILE", "a test", arity: .any, completion: .path)
        ],
        examples: [CommandExample("tenon test", "run all tests")]
    )

    private let files: [String]
    private let flags: PermissionFlags
    private let imports: ImportFlags
    private let approves: Bool
    private var limits = RunLimits()

    package init(parsing arguments: ParsedArguments) throws {
        files = arguments.arguments("FILE")
        flags = try PermissionFlags(parsing: arguments)
        imports = try ImportFlags(parsing: arguments)
        approves = arguments.has("approve")
        limits.wallClock = try arguments.value(
            of: "time",
            as: "a number of seconds, at least 1"
        ) { text in Int(text).flatMap { (1...31_536_000).contains($0) ? .seconds($0) : nil } }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let tests = try files.isEmpty ? workspace.tests() : files
        guard !tests.isEmpty else {
            context.output.say(
                "there are no tests: name one `greet_test.js`, or put it into `tests/`"
            )
            return .success
        }
        var failed: [String] = []
        for test in tests {
            let isPassed = await run(test, workspace, context)
            context.output.say((isPassed ? "ok      " : "FAILED  ") + test)
            if !isPassed { failed.append(test) }
        }
        let total = "\(tests.count) test" + (tests.count == 1 ? "" : "s")
        context.output.say(
            failed.isEmpty ? "\(total) passed" : "\(failed.count) of \(total) failed"
        )
        return failed.isEmpty ? .success : .failure
    }

    /// Whether a test passed; why it did not is told.
    private func run(
        _ test: String,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async -> Bool {
        do {
            let request = try context.request(
                test,
                flags: flags,
                approves: approves,
                imports: imports
            )
            var settings = RunSettings()
            settings.limits = limits
            let booted = try await workspace.boot(request, settings)
            context.output.progress.hide()
            let outcome = try await workspace.run(booted)
            if let problem = workspace.problem(of: outcome, in: booted.program) {
                context.output.fail(problem)
            }
            return outcome.failure == nil && outcome.status == 0
        } catch {
            context.output.fail(ErrorTranslation.diagnostic(of: error))
            return false
        }
    }
}
