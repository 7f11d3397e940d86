// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// The save examples of the document, through the interface that programs see.
@Suite struct SaveExampleTests {
    private func makeScene() throws -> TenonProgram {
        let tenon = try TenonProgram.served()
        try tenon.serve(#"{ "degrees": 21 }"#, at: "weather.json")
        try tenon.answer("lodash", .javaScript("export default { uniq: (x) => [...new Set(x)] }"))
        try tenon.write("export default (x) => `tool of ${x}`", to: "my-tool.js")
        try tenon.write("export const helper = () => [1, 2, 2, 3, 1]", to: "helper.js")
        return tenon
    }

    private func fill(_ text: String, _ tenon: TenonProgram) -> String {
        let origin = tenon.url("", plain: true).replacing("localhost", with: "127.0.0.1")
        return text.replacing("[ORIGIN]", with: origin)
            .replacing("[HOST]", with: origin.split(separator: "/")[1])
    }

    @Test(arguments: SaveExample.all)
    func `the example works`(example: SaveExample) async throws {
        let tenon = try makeScene()
        try tenon.write(fill(example.program, tenon), to: "main.js")
        let flags =
            ["--approve", "--allow-saved", "--allow-read=."] + example.flags.map { fill($0, tenon) }
        try await tenon.run(["run"] + flags + ["main.js"]).expectSuccess(output: example.output)
        try await tenon("has", example.name).expectSuccess(output: "true\n")
        // Another program finds it later.
        try tenon.write(
            "const x = await load('\(example.name)'); console.log(typeof x)",
            to: "later.js"
        )
        try await tenon.run(["run"] + flags + ["later.js"]).expectSuccess()
    }

    @Test func `the same modules are saved by the command line`() async throws {
        let tenon = try makeScene()
        let app = fill(
            "import lodash from '[ORIGIN]lodash'\nimport { helper } from './helper.js'\n"
                + "export default () => lodash.uniq(helper())\n",
            tenon
        )
        try tenon.write(app, to: "app.js")
        try await tenon("save", "tool", "./my-tool.js").expectSuccess()
        try await tenon("save", "app", "app.js").expectSuccess()
        try await tenon("save", "add", "--code", "export default (a, b) => a + b").expectSuccess()
        try await tenon("save", "shout", "-", input: "export default (x) => x.toUpperCase()\n")
            .expectSuccess()
        try tenon.write(
            """
            import tool from "tool"
            import app from "app"
            import add from "add"
            import shout from "shout"
            console.log(tool(1), app().length, add(1, 2), shout("a"))
            """,
            to: "main.js"
        )
        try await tenon("run", "--approve", "main.js").expectSuccess(output: "tool of 1 3 3 A\n")
        try await tenon("run", "--offline", "--locked", "main.js")
            .expectSuccess(output: "tool of 1 3 3 A\n")
        try await tenon("get", "app").expectSuccess(output: app)
    }
}
