// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import SandboxKit

/// Lets the runtime load a module without running it, which finds what its linter's parser does not:
/// names that are declared twice, a `return` outside of functions, private names that there are not.
///
/// A main module imports one that throws, and then the text: all are compiled before the first runs, and
/// nothing runs after it. Whatever the text imports stands for an empty module, so nothing is fetched.
/// Should the text run nevertheless, it has no permission, and the kernel's sandbox around it.
struct LoadTrial {
    let deno: DenoRuntime
    /// Where private folders of runs are made.
    let folder: FilePath

    /// Suffixes of what the runtime loads as modules.
    static let suffixes: Set<String> = ["js", "mjs", "ts", "mts"]

    private static let timeout = Duration.seconds(20)

    /// The error that keeps `source` from ever being loaded; `nil` when there is none.
    ///
    /// - Throws: ``RuntimeError``, `SandboxError`, `FileSystemError` when it cannot be tried.
    func mistake(
        in source: SourceText,
        suffix: String,
        imports: [ImportRecord]
    ) async throws -> SourceFinding? {
        let run = try RunFolder(in: folder)
        let (main, text) = (run.path.appending("main.js"), run.path.appending("text.\(suffix)"))
        let start = #"import "data:text/javascript,throw 0"; import "./text.\#(suffix)";"#
        try FileSystem.writeBriefly(Array(start.utf8), to: main)
        try FileSystem.writeBriefly(source.bytes, to: text)
        let map = run.path.appending("imports.json")
        try FileSystem.writeBriefly(Self.map(of: imports), to: map)
        let errors = try await load(main, map: map, in: run)
        return Self.finding(in: errors, about: text, of: source)
    }

    private func load(_ main: FilePath, map: FilePath, in run: RunFolder) async throws -> String {
        let errors = try ScratchFile()
        var configuration = ChildConfiguration(
            executable: deno.path.string,
            arguments: ["run"] + DenoLaunch.quietFlags
                + ["--import-map=\(map)", main.string],
            profile: SandboxProfile(
                rules: DenoLaunch.rules(for: deno, network: .none)
                    + [.init(run.path.string, .read)]
            )
        )
        configuration.input = .discarded
        configuration.output = .discarded
        configuration.errors = .scratch(errors)
        configuration.workingDirectory = "/"
        configuration.environment = DenoLaunch.environment() + ["NO_COLOR=1"]
        let child = try RuntimeName.deno.start(configuration, at: deno.path)
        for await event in try child.events(timeout: Self.timeout) {
            switch event {
            case .timedOut: throw RuntimeError.cannotCheck("loading it took too long")
            case .failed(let error): throw error
            case .received, .exited: continue
            }
        }
        return String(decoding: try errors.contents(), as: UTF8.self)
    }

    private static func map(of imports: [ImportRecord]) -> [UInt8] {
        let empty = imports.map { record in
            let url = record.type == "json" ? "data:application/json,null" : "data:text/javascript,"
            return (record.specifier, JSONValue.string(url))
        }
        let map = Dictionary(empty) { first, _ in first }
        return JSONValue.object(["imports": .object(map)]).encoded(.compact)
    }

    /// `error: Uncaught SyntaxError: reason`, the line, and `    at <anonymous> (URL:line:column)`.
    private static func finding(
        in errors: String,
        about text: FilePath,
        of source: SourceText
    ) -> SourceFinding? {
        let start = "error: Uncaught SyntaxError: "
        let lines = errors.split(separator: "\n")
        guard let first = lines.first(where: { $0.hasPrefix(start) }),
            let place = lines.last(where: {
                $0.hasPrefix("    at ") && $0.contains("file://\(text):")
            })
        else { return nil }
        let message = "SyntaxError: \(first.dropFirst(start.count))"
        // All imports are empty modules here.
        guard !SyntaxComplaint.isMissingExport(message) else { return nil }
        return LintAnswer(source: source).syntaxFinding("\(message)\n\(place)")
    }
}
