// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleRuntime
internal import ModuleWorkspace
internal import SandboxKit

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
            "`--json` prints one document after the last of them: of each test whether it passed, its status, what it "
                + "printed and why it failed.",
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
        if context.output.isJSON { return try await report(tests, workspace, context) }
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
            let (outcome, problem) = try await outcome(of: test, RunSettings(), workspace, context)
            if let problem { context.output.fail(problem) }
            return outcome.failure == nil && outcome.status == 0
        } catch {
            context.output.fail(ErrorTranslation.diagnostic(of: error))
            return false
        }
    }

    private func outcome(
        of test: String,
        _ settings: RunSettings,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> (RunOutcome, Diagnostic?) {
        let request = try context.request(
            test,
            flags: flags,
            approves: approves,
            imports: imports
        )
        var settings = settings
        settings.limits = limits
        let booted = try await workspace.boot(request, settings)
        context.output.progress.hide()
        let outcome = try await workspace.run(booted)
        return (outcome, workspace.problem(of: outcome, in: booted.program))
    }
}

// MARK: - JSON

extension TestCommand {
    /// Runs tests that read nothing, catches what they print, and tells of all of them in one document.
    private func report(
        _ tests: [String],
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> ExitStatus {
        var results: [JSONValue] = []
        var failed: Int64 = 0
        for test in tests {
            let (isPassed, members) = try await result(of: test, workspace, context)
            if !isPassed { failed += 1 }
            results.append(.object(members))
        }
        try context.output.write(
            [
                "passed": .integer(Int64(tests.count) - failed), "failed": .integer(failed),
                "tests": .array(results),
            ] as JSONValue
        )
        return failed == 0 ? .success : .failure
    }

    private func result(
        of test: String,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws -> (isPassed: Bool, [String: JSONValue]) {
        let (output, errors) = (try ScratchFile(), try ScratchFile())
        var settings = RunSettings()
        settings.streams.input = .discarded
        settings.streams.output = .scratch(output)
        settings.streams.errors = .scratch(errors)
        var members: [String: JSONValue] = ["file": .string(test), "status": .null]
        var problem: Diagnostic?
        do {
            let (outcome, found) = try await outcome(of: test, settings, workspace, context)
            members["status"] = .integer(Int64(outcome.status))
            problem = found
        } catch {
            problem = ErrorTranslation.diagnostic(of: error)
        }
        let isPassed = problem == nil && members["status"] == .integer(0)
        members["result"] = isPassed ? "passed" : "failed"
        members["stdout"] = .string(String(decoding: try output.contents(), as: UTF8.self))
        members["stderr"] = .string(String(decoding: try errors.contents(), as: UTF8.self))
        if var problem {
            problem.severity = .error
            if case .object(let error) = DiagnosticRenderer.json(problem) {
                members.merge(error) { $1 }
            }
        }
        return (isPassed, members)
    }
}
