// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
internal import JSONKit
package import ModuleModel
internal import SandboxKit

/// Checks JavaScript and TypeScript for syntax errors and names that nothing defines, with the parser
/// of Deno, confined and without permissions.
package struct SourceChecker: Sendable {
    private let deno: DenoRuntime
    private let folder: FilePath

    /// Suffixes of sources that can be checked.
    package static let suffixes: Set<String> = [
        "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx",
    ]

    /// Names that the host defines, and globals of the runtime that its linter does not know.
    private static let globals: Set<String> = [
        "save", "load", "get", "has", "list", "remove", "hlvm",
        "process", "Buffer", "global", "setImmediate", "clearImmediate",
        "Iterator", "Temporal", "SuppressedError", "DisposableStack", "AsyncDisposableStack",
    ]

    /// A statement at the end of the checked text that must be complained about: the linter says the
    /// same of a text without mistakes as of a text that it skipped.
    private static let sentinel = "tenonEndOfSource"

    /// The longest that a check may take; the parser needs milliseconds.
    private static let timeout = Duration.seconds(20)

    /// A checker that uses `deno`, and makes private folders in `folder`.
    package init(deno: DenoRuntime, folder: FilePath) {
        self.deno = deno
        self.folder = folder
    }

    /// The mistakes in `source`, in their order; JSON is only checked for syntax.
    ///
    /// Of what it `imports`, nothing is opened. Of a text that `isFunction`, also names that only stand behind
    /// `typeof` are found, which is no mistake in a module.
    /// - Throws: ``RuntimeError`` when it cannot be checked, or asks not to be; `SandboxError`.
    /// - Complexity: starts two processes side by side, some 40 ms; for a function with `typeof`, a third.
    package func check(
        _ source: SourceText,
        suffix: String,
        imports: [ImportRecord],
        isFunction: Bool = false
    ) async throws -> [SourceFinding] {
        if suffix == "json" { return Self.checkJSON(source) }
        guard Self.suffixes.contains(suffix) else {
            throw RuntimeError.cannotCheck(
                "`.\(suffix)` is not a suffix of JavaScript or TypeScript"
            )
        }
        let trial = LoadTrial(deno: deno, folder: folder)
        async let mistake =
            LoadTrial.suffixes.contains(suffix)
            ? trial.mistake(in: source, suffix: suffix, imports: imports) : nil
        let (answer, errors) = try await answer(about: source, suffix: suffix)
        let answers = LintAnswer(source: source)
        let syntax =
            (answer["errors"]?.elements ?? []).compactMap { $0["message"]?.string }
            .map(answers.syntaxFinding) + answers.warnings(String(decoding: errors, as: UTF8.self))
        guard syntax.isEmpty else { return syntax }
        if let mistake = try await mistake { return [mistake] }
        let names = try Self.undefined(in: answer, of: source)
        guard isFunction, let plain = OuterNames.revealed(in: source) else { return names }
        let more = try Self.undefined(
            in: await self.answer(about: plain, suffix: suffix).0,
            of: source
        )
        return names
            + more.filter { !names.contains($0) && !OuterNames.isAskedFor($0.kind) }
    }

    /// The names that nothing defines, if the linter looked at all.
    private static func undefined(
        in answer: JSONValue,
        of source: SourceText
    ) throws(RuntimeError) -> [SourceFinding] {
        let names = (answer["diagnostics"]?.elements ?? [])
            .compactMap(LintAnswer(source: source).undefinedFinding)
        guard names.contains(where: { $0.kind == .undefined(name: Self.sentinel) }) else {
            throw RuntimeError.notChecked(source.name)
        }
        return names.filter { finding in
            guard case .undefined(let name) = finding.kind else { return true }
            return name != Self.sentinel && !Self.globals.contains(name)
        }
    }

    private func answer(
        about source: SourceText,
        suffix: String
    ) async throws -> (JSONValue, errors: [UInt8]) {
        let (output, errors) = try await lint(source, suffix: suffix)
        let text = SourceText(name: "the linter's answer", bytes: output)
        guard let answer = try? JSONValue(parsing: text) else {
            throw RuntimeError.cannotCheck(String(decoding: errors.prefix(400), as: UTF8.self))
        }
        return (answer, errors)
    }

    private func lint(
        _ source: SourceText,
        suffix: String
    ) async throws -> (output: [UInt8], errors: [UInt8]) {
        let (output, errors) = (try ScratchFile(), try ScratchFile())
        var configuration = ChildConfiguration(
            executable: deno.path.string,
            arguments: [
                "lint", "--no-config", "--json", "--rules-tags=", "--rules-include=no-undef",
                "--ext", suffix, "-",
            ],
            profile: SandboxProfile(rules: DenoLaunch.rules(for: deno, network: .none))
        )
        let text = source.bytes + Array("\n;\(Self.sentinel);\n".utf8)
        configuration.input = .scratch(try ScratchFile(holding: text))
        configuration.output = .scratch(output)
        configuration.errors = .scratch(errors)
        configuration.workingDirectory = "/"
        configuration.environment =
            DenoLaunch.environment() + ["NO_COLOR=1"]
        let child = try RuntimeName.deno.start(configuration, at: deno.path)
        for await event in try child.events(timeout: Self.timeout) {
            switch event {
            case .timedOut: throw RuntimeError.cannotCheck("the parser took too long")
            case .failed(let error): throw error
            case .received, .exited: continue
            }
        }
        return (try output.contents(), try errors.contents())
    }

    private static func checkJSON(_ source: SourceText) -> [SourceFinding] {
        do throws(JSONError) {
            _ = try JSONValue(parsing: source)
            return []
        } catch {
            let message = error.reason
            return [
                SourceFinding(
                    kind: .syntax,
                    message: message,
                    span: error.span ?? source.span(0..<1)
                )
            ]
        }
    }
}
