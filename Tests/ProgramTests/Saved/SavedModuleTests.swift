// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Saved modules through the command line: kept as they are, with their history.
@Suite struct SavedModuleTests {
    private struct Listed: Decodable {
        let name: String
        let revision: Int
        let language: String
        let digest: String
        let savedAt: String
    }

    private func list(_ tenon: TenonProgram) async throws -> [Listed] {
        let outcome = try await tenon("list", "--json").expectSuccess()
        return try JSONDecoder().decode([Listed].self, from: Data(outcome.outputBytes))
    }

    @Test(arguments: [
        "export default 1", "export default 1\n", "\u{FEFF}export default 1\r\n", "",
        "// ü 😀 \u{2028}\nexport const x = `\\u{1b}`\n", "\n\n  export default 1  \n\n",
    ])
    func `the source is kept byte for byte`(source: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write(source, to: "a.js")
        try await tenon("save", "fromfile", "a.js").expectSuccess()
        try await tenon("save", "frominput", "-", input: source).expectSuccess()
        for name in ["fromfile", "frominput"] {
            let outcome = try await tenon("get", name).expectSuccess()
            #expect(outcome.outputBytes == Array(source.utf8), outcome.summary)
        }
    }

    @Test func `each save is a revision that stays`() async throws {
        let tenon = try TenonProgram()
        for source in ["export default 1\n", "export default 2\n", "export default 3\n"] {
            try await tenon("save", "a", "-", input: source).expectSuccess()
        }
        try await tenon("save", "a", "-", input: "export default 3\n").expectSuccess()
        #expect(try await list(tenon).map(\.revision) == [3], "the same content is no revision")
        for revision in 1...3 {
            try await tenon("get", "a@\(revision)")
                .expectSuccess(output: "export default \(revision)\n")
        }
        try await tenon("get", "a").expectSuccess(output: "export default 3\n")
        let history = try await tenon("history", "a", "--json").expectSuccess()
        let digests = history.output.matches(of: /sha256:[0-9a-f]{64}/).count
        #expect(digests >= 3, history.summary)
        try await tenon("get", "a@4").expectError("saved-revision-not-found", mentions: ["4"])
    }

    @Test func `undoing the first revision says whether others are there`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try await tenon("undo", "a")
            .expectError("saved-nothing-to-undo", mentions: ["tenon remove a"])
        try await tenon("save", "a", "--code", "export default 2").expectSuccess()
        try await tenon("undo", "a").expectSuccess()
        try await tenon("undo", "a")
            .expectError("saved-nothing-to-undo", mentions: ["tenon history a", "3 revisions"])
        try await tenon.shell("$TENON get a@2 | $TENON save a -").expectSuccess()
        try await tenon("get", "a").expectSuccess(output: "export default 2")
    }

    @Test func `a difference is shown as a unified diff`() async throws {
        let tenon = try TenonProgram()
        for value in 1...3 {
            let source = "// same\nexport const a = \(value)\n// end\n"
            try await tenon("save", "a", "-", input: source).expectSuccess()
        }
        let last = try await tenon("diff", "a").expectSuccess()
        for line in ["-export const a = 2", "+export const a = 3", " // same", "@@"] {
            #expect(last.output.contains(line), last.summary)
        }
        let first = try await tenon("diff", "a", "1", "3").expectSuccess()
        #expect(first.output.contains("-export const a = 1"), first.summary)
        #expect(first.output.contains("+export const a = 3"), first.summary)
        let back = try await tenon("diff", "a", "3", "1").expectSuccess()
        #expect(back.output.contains("+export const a = 1"), back.summary)
        try await tenon("diff", "a", "2", "2").expectSuccess(output: "")
    }

    @Test func `undo goes back, and brings back what was removed`() async throws {
        let tenon = try TenonProgram()
        for value in 1...2 {
            try await tenon("save", "a", "--code", "export default \(value)").expectSuccess()
        }
        try await tenon("undo", "a").expectSuccess()
        try await tenon("get", "a").expectSuccess(output: "export default 1")
        try await tenon("get", "a@2").expectSuccess(output: "export default 2")
        try await tenon("remove", "a").expectSuccess()
        try await tenon("get", "a").expectError(
            "saved-removed",
            mentions: ["`a`", "undo"]
        )
        let has = try await tenon("has", "a")
        #expect(has.status == .exited(1) && has.output == "false\n", has.summary)
        try await tenon("undo", "a").expectSuccess()
        try await tenon("get", "a").expectSuccess(output: "export default 1")
        try await tenon("undo", "never").expectError(
            "saved-not-found",
            mentions: ["never"]
        )
    }

    @Test func `the list is newest first and has everything`() async throws {
        let tenon = try TenonProgram()
        let empty = try await tenon("list", "--json").expectSuccess()
        #expect(empty.output.filter { !$0.isWhitespace } == "[]", empty.summary)
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try await tenon(
            "save",
            "b",
            "--code",
            "export default 1 as number",
            "--language",
            "typescript"
        ).expectSuccess()
        try await tenon("save", "c", "--code", "export default 1").expectSuccess()
        try await tenon("save", "a", "--code", "export default 2").expectSuccess()
        let listed = try await list(tenon)
        #expect(listed.map(\.name) == ["a", "c", "b"])
        #expect(listed.map(\.revision) == [2, 1, 1])
        #expect(listed.map(\.language) == ["javascript", "javascript", "typescript"])
        #expect(listed.allSatisfy { $0.digest.contains(":") && $0.savedAt.hasSuffix("Z") })
        let text = try await tenon("list").expectSuccess()
        #expect(["a", "b", "c"].allSatisfy { text.output.contains($0) }, text.summary)
    }

    @Test(arguments: ["../x", "@u/p", "", "a b%?#", "a/b", ".", "..", "node", "CON", "a..b", "é"])
    func `a name that is none is refused everywhere`(name: String) async throws {
        let tenon = try TenonProgram()
        for command in [
            ["save", name, "--code", "export default 1"], ["get", name],
            ["remove", "--saved", name],
            ["history", name], ["diff", name], ["undo", name],
        ] {
            let outcome = try await tenon.run(command)
            let codes = ["name-malformed", "specifier-malformed", "missing-argument"]
            let isRefused = codes.contains { $0 == outcome.code }
            // `get` and `diff` also take revisions and files: `a/b` is the file `b` of `a`.
            let isAbsent = name == "a/b" && outcome.code == "saved-not-found"
            // `remove` also takes packages of the project.
            let isPackage = name == "@u/p" && outcome.code == "not-a-dependency"
            #expect(isRefused || isAbsent || isPackage, "\(command): \(outcome.summary)")
        }
        #expect(try tenon.folder.list().filter { !["data", "project", "user"].contains($0) } == [])
    }

    @Test func `names that differ in case alone do not meet`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "Case", "--code", "export default 1").expectSuccess()
        let twin = try await tenon("save", "case", "--code", "export default 2")
        #expect(twin.status == .exited(1) && twin.errors.contains("Case"), twin.summary)
        try await tenon("get", "Case").expectSuccess(output: "export default 1")
        let other = try await tenon("get", "case")
        #expect(other.status == .exited(1) && other.code != nil, other.summary)
    }

    @Test func `remove needs a name`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try await tenon("remove").expectError("missing-argument", mentions: ["NAME"], status: 2)
        try await tenon("remove", "b").expectError(
            "saved-not-found",
            mentions: ["b"]
        )
        try await tenon("has", "a").expectSuccess(output: "true\n")
    }

    @Test(arguments: [
        ("invalid {{ syntax", ":1:"), ("export default 1\n  invalid {{ syntax\n", ":2:"),
        ("const x = ;", ":1:"), ("export default `", ":1:"), ("import { a from 'b'", ":1:"),
        ("export default 1 as number", ":1:"),
    ])
    func `a syntax error is refused with its place`(source: String, place: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write(source, to: "bad.js")
        try await tenon("save", "bad", "bad.js")
            .expectError("syntax-error", mentions: ["bad.js\(place)"])
        try await tenon("save", "bad", "--code", source)
            .expectError("syntax-error", mentions: [place])
        let has = try await tenon("has", "bad")
        #expect(has.output == "false\n", has.summary)
    }

    @Test func `what a module asks for is kept with it`() async throws {
        let tenon = try TenonProgram()
        try await tenon(
            "save",
            "asks",
            "--code",
            "console.log(Deno.env.get('HOME') !== undefined)",
            "--allow-env=HOME"
        ).expectSuccess()
        try await tenon("run", "asks").expectError(
            "permission-not-granted",
            "approval-needed",
            mentions: ["environment:HOME"]
        )
        try await tenon("run", "--approve", "asks").expectSuccess(output: "true\n")
    }
}
