// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageSupport
import ModuleModel
import Testing

@testable import LanguageML

struct CompilingTests {
    private static let text = """
        // About the module.

        import a.b as c { verify: true };
        capability Data { resource "./data"; allow read; allow network "example.org"; allow system; }
        // Adds.
        // Two numbers.
        function add(a: int, b) { return a + b; } // not about limit
        limit = 40;
        double = fn(x) => x * 2;

        count = 0;
        function _bump() { nonlocal count; count = count + 1; }
        """

    private static func compile(_ text: String) throws(SyntaxFailure) -> CompiledUnit {
        try ML().compile(SourceText(name: "main.ml", text: text))
    }

    @Test func `a unit says what is imported, exported and asked for`() throws {
        let unit = try Self.compile(Self.text)
        #expect(unit.interface.imports.map(\.specifier) == ["a.b"])
        #expect(unit.interface.exports.map(\.name) == ["add", "limit", "double", "count"])
        #expect(unit.interface.exports.map(\.parameters) == ["a: int, b", nil, "x", nil])
        #expect(unit.permissions == ["read:./data", "network:example.org", "environment"])
        #expect(try Self.compile("x = 1;").permissions == nil)
        #expect(try Self.compile("capability A { }").permissions == [])
        let again = try Self.compile(Self.text)
        #expect(unit == again)
    }

    @Test func `comments directly above document a module`() throws {
        let source = SourceText(name: "main.ml", text: Self.text)
        let documentation = try ML().documentation(of: source)
        #expect(documentation.text == "About the module.")
        #expect(documentation.exports.map(\.kind) == [.function, .constant, .function, .variable])
        #expect(documentation.exports.map(\.text) == ["Adds.\nTwo numbers.", nil, nil, nil])
        #expect(
            documentation.exports.map(\.signature) == [
                "function add(a: int, b)", "limit = 40", "function double(x)", "count = 0",
            ]
        )
        #expect(documentation.exports.map(\.line) == [7, 8, 9, 11])
    }

    @Test func `a unit that was changed anywhere is refused`() throws {
        let bytes = try Self.compile(Self.text).code
        #expect(try UnitCode(decoding: bytes).bytes == bytes)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x10
            #expect(throws: UnitFailure.self) { try UnitCode(decoding: changed) }
            #expect(throws: UnitFailure.self) { try UnitCode(decoding: Array(bytes[..<place])) }
        }
        #expect(throws: UnitFailure.self) { try UnitCode(decoding: bytes + [0]) }
    }

    @Test(arguments: [
        ("import a { auth: \"me\" };", "import-option-unavailable"),
        ("import a { auth: 1 };", "import-option-malformed"),
        ("import a { verify: \"yes\" };", "import-option-malformed"),
        ("import a { verify: false };", "import-option-malformed"),
        ("import a { cache: \"now\" };", "import-option-malformed"),
        ("import a { speed: 1 };", "import-option-unknown"),
        ("import a { verify: true, verify: true };", "name-duplicate"),
        ("import https://example.org/;", "import-unnamed"),
        ("capability A { allow read \"./*.txt\"; }", "permission-malformed"),
        ("capability A { allow network \"a/b\"; }", "permission-malformed"),
        ("x = y;", "name-undefined"), ("x = ;", "syntax-error"),
    ])
    func `what cannot be meant is an error with a code`(text: String, code: String) throws {
        let failure = #expect(throws: SyntaxFailure.self) { try Self.compile(text) }
        #expect(failure?.code == code)
    }

    @Test func `everything that is wrong is said at once`() throws {
        let failure = #expect(throws: SyntaxFailure.self) { try Self.compile("x = ;\ny = (;\n") }
        #expect(failure?.others.flatMap(\.spans).map(\.line) == [2])
        let capability = "capability A {\nalow read;\nallow reed;\n}\nx = ;\n"
        let items = #expect(throws: SyntaxFailure.self) { try Self.compile(capability) }
        #expect(items?.others.flatMap(\.spans).map(\.line) == [3, 5])
        let open = #expect(throws: SyntaxFailure.self) { try Self.compile("capability A { allow") }
        #expect(open?.others.isEmpty == true)
        let many = String(repeating: "f(g);\n", count: 5000)
        let unknown = #expect(throws: SyntaxFailure.self) { try Self.compile(many) }
        #expect(unknown?.others.count == 19)
    }

    @Test(arguments: [
        ("https://example.org/lib/math", "https://example.org/lib/math.ml"),
        ("https://example.org/math.ml?v=1", "https://example.org/math.ml?v=1"),
        ("https://example.org/math?v=1", "https://example.org/math.ml?v=1"),
        ("file:///srv/math", "/srv/math.ml"),
        (
            "git://github.com/mlpy/stdlib@v2.1.0/advanced_math",
            "git://github.com/mlpy/stdlib@v2.1.0/advanced_math.ml"
        ),
        ("db://local/custom_modules/crypto", "db://local/custom_modules/crypto.ml"),
        ("saved://words/lib/a", "saved:words/lib/a.ml"),
        ("mlld://alice/utils", "mlld://alice/utils"),
    ])
    func `a location means the file of ML there`(text: String, meant: String) throws {
        #expect(try ML().specifier(parsing: text).description == meant)
        #expect(ML().candidates(for: text).isEmpty)
    }

    @Test func `a name may mean a file, a folder, a package, a module of ML, one of Python`() throws
    {
        let short = ML().candidates(for: "math")
        #expect(short.count == 4 && short.suffix(2) == [.standard("math"), .host("math")])
        let inner = ML().candidates(for: "utils.math")
        let files = ["utils/math.ml", "utils/math/__init__.ml"].compactMap {
            ModulePath(parsing: $0).map(ModuleCandidate.file)
        }
        let package = ModuleCandidate.package(try PackageName(parsing: "@utils/math"), export: nil)
        #expect(inner == files + [package, .host("utils.math")])
        #expect(throws: RefusedLocation.self) { try ML().specifier(parsing: "node:path") }
    }
}
