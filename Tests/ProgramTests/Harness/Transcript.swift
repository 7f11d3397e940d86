// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// A conversation with the program, compared byte by byte with the one on record.
///
/// The records are in `Transcripts/`; `RECORD=1` writes them anew and fails the test, so that a recording
/// cannot pass for a check.
struct Transcript {
    private let tenon: TenonProgram
    private let hidden: [String: String]
    private var text = ""

    /// A conversation with `tenon`, in which the keys of `hidden` are replaced by their values.
    init(_ tenon: TenonProgram, hiding hidden: [String: String] = [:]) {
        self.tenon = tenon
        self.hidden = hidden
    }

    /// Runs a command and notes what was said.
    mutating func note(_ arguments: String..., environment: [String: String] = [:]) async throws {
        let outcome = try await tenon.run(arguments, environment: environment)
        text += "$ tenon \(arguments.joined(separator: " "))\n"
        text += outcome.output
        if !outcome.output.isEmpty, !outcome.output.hasSuffix("\n") { text += "[no line break]\n" }
        text += outcome.errors.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast().map { $0.isEmpty ? "2>\n" : "2> \($0)\n" }.joined()
        if case .exited(let code) = outcome.status, code != 0 { text += "[exit \(code)]\n" }
        if case .signalled(let signal) = outcome.status { text += "[signal \(signal)]\n" }
        text += "\n"
    }

    /// Compares everything noted with the record `name`.
    func check(_ name: String, at place: SourceLocation = #_sourceLocation) throws {
        let record = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Transcripts/\(name).txt").standardizedFileURL
        let masked = mask(text)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try Data(masked.utf8).write(to: record)
            Issue.record("\(name) was recorded; run again without RECORD", sourceLocation: place)
            return
        }
        let known = try String(contentsOf: record, encoding: .utf8)
        #expect(
            masked == known,
            "\(name) has changed: RECORD=1 writes it anew",
            sourceLocation: place
        )
    }

    private func mask(_ text: String) -> String {
        hidden.reduce(text) { $0.replacing($1.key, with: $1.value) }
            .replacing(tenon.url("", plain: true), with: "http://[SERVER]/")
            .replacing(tenon.url(""), with: "https://[SERVER]/")
            .replacing(tenon.folder.path, with: "[DIR]")
            .replacing(/localhost:[0-9]+/, with: "localhost:[PORT]")
            .replacing(/127\.0\.0\.1:[0-9]+/, with: "127.0.0.1:[PORT]")
            .replacing(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?Z?/, with: "[TIME]")
    }
}
