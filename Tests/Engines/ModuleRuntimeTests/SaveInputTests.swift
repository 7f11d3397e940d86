// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import ModuleRuntime
import Testing

@Suite struct SaveInputTests {
    static let paths = ["./a", "../b/c.js", "a.js", "lib/a.ts", "/srv/x.mjs", "x.mts"]

    @Test(arguments: paths)
    func `a bare path is a file`(text: String) throws {
        #expect(try SaveInput(["kind": "text", "text": .string(text)]) == .file(text))
    }

    static let codes = [
        "export default 1 / 2", "/ab+c/.test('x')", "/re/g", "// a.js", "//a.js", "/* x */",
        "import './a.js'",
        "'./a.js'", "https://example.com/a.js", "x=>x/2", "42", "", ".js", "./a.js\n", "f('a.js')",
    ]

    @Test(arguments: codes)
    func `code that holds a slash or a suffix is code`(text: String) throws {
        #expect(try SaveInput(["kind": "text", "text": .string(text)]) == .code(text))
    }

    static let functions: [(source: String, module: String)] = [
        ("function f(x) { return x }", "export default function f(x) { return x }\n"),
        ("async function () {}", "export default async function () {}\n"),
        ("function* g() { yield 1 }", "export default function* g() { yield 1 }\n"),
        ("class A {}", "export default class A {}\n"),
        ("(x) => x", "export default (x) => x;\n"),
        ("x => x", "export default x => x;\n"),
        ("async x => x", "export default async x => x;\n"),
        ("async (x) => x", "export default async (x) => x;\n"),
        ("async(x) => x", "export default async(x) => x;\n"),
        ("({a}) => a", "export default ({a}) => a;\n"),
        ("classify => classify", "export default classify => classify;\n"),
    ]

    @Test(arguments: functions)
    func `a function becomes the default export`(source: String, module: String) throws {
        #expect(try SaveInput(["kind": "function", "text": .string(source)]) == .code(module))
    }

    static let refused: [(source: String, code: String)] = [
        ("function max() { [native code] }", "save-native-function"),
        ("function () { [native code] }", "save-native-function"),
        ("add(x) { return x }", "save-method"), ("async add(x) { return x }", "save-method"),
        ("*items() {}", "save-method"), ("async *items() {}", "save-method"),
        ("get size() { return 1 }", "save-method"), ("['a' + 'b']() {}", "save-method"),
        ("\"a b\"() {}", "save-method"), ("#hidden() {}", "save-method"),
    ]

    @Test(arguments: refused)
    func `what has no source of its own is refused`(source: String, code: String) {
        let error = #expect(throws: SaveInputError.self) {
            try SaveInput(["kind": "function", "text": .string(source)])
        }
        #expect(error?.diagnostic.code == code)
    }
}
