// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import LanguageSupport
import Testing

/// Holds `docs/languages/ml-standard.md` to the modules.
struct StandardDocumentationTests {
    private let imports = StandardModules.names.map { "import \($0);\n" }.joined()

    @Test func `the page lists what the modules export, with its parameters`() async throws {
        let exported = try await StandardPackage().run("signatures.py").split(separator: "\n")
        let listed = try StandardPage.rows().map(\.shape)
        #expect(listed.sorted() == exported.map(String.init).sorted())
    }

    @Test func `every example is ML`() throws {
        let names =
            "data, users, salt, start, end, x, name, slow, isEven, open, add, trim, lower, line"
        for row in try StandardPage.rows() {
            let example = row.example.hasSuffix(";") ? row.example : row.example + ";"
            let program = "\(imports)function example(\(names)) { \(example) }"
            #expect(throws: Never.self, "\(example)") {
                try ML().compile(SourceText(name: "example.ml", text: program))
            }
            #expect(example.contains("\(row.module)."), "\(example)")
        }
    }

    @Test(arguments: [OutputLayout.singleFile, .multiFile])
    func `every example gives what the page says`(_ layout: OutputLayout) async throws {
        let rows = try StandardPage.rows().filter { $0.result != nil }
        let lines = rows.map { "print((\($0.example)) == (\($0.result ?? "")));\n" }.joined()
        let data = #"data = {servers: [{port: 80}]};"#
        let program = MLProgram(["main.ml": "\(imports)\(data)\n\(lines)"])
        let ran = try await Python.run(program, as: layout)
        #expect(ran.error == "")
        #expect(rows.count > 150)
        try #require(ran.lines.count == rows.count)
        let wrong = zip(rows, ran.lines).filter { $1 != "true" }.map(\.0.example)
        #expect(wrong == [])
    }

    @Test func `the modules that reach outside name permissions, and no others`() throws {
        let rows = try StandardPage.rows().filter { $0.permission != "none" }
        #expect(Set(rows.map(\.module)) == ["env", "file", "http"])
    }
}
