// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import Testing
import YAMLKit

struct YAMLDocumentTests {
    private func value(_ text: String) throws(YAMLError) -> JSONValue {
        try YAMLDocument.value(of: SourceText(name: "mlpy.yaml", bytes: Array(text.utf8)))
    }

    @Test func `values are what JSON would say`() throws {
        let text = """
            # where modules lie
            import_paths:
              - ./lib
              - "./modules"
            allow_current_dir: true
            depth: 3
            nothing: ~
            mode: 'true'
            inner: {a: [], b: {}}
            """
        #expect(
            try value(text) == [
                "import_paths": ["./lib", "./modules"], "allow_current_dir": true, "depth": 3,
                "nothing": .null, "mode": "true", "inner": ["a": .array([]), "b": .object([:])],
            ]
        )
        #expect(try value("") == .null)
        #expect(try value("a: &x [1]\nb: *x") == ["a": [1], "b": [1]])
    }

    @Test(arguments: [
        ("a: [1", "yaml-malformed", 2), ("a: 1\nb: [\n", "yaml-malformed", 3),
        ("a: 1\na: 2", "yaml-duplicate-key", 2), ("? [a]\n: 1", "yaml-malformed", 1),
        ("a: 1\n---\nb: 2", "yaml-malformed", 3), ("\ta: 1", "yaml-malformed", 1),
        ("a: \u{1}", "yaml-malformed", 1),
    ])
    func `a fault has a code and a line`(text: String, code: String, line: Int) {
        let error = #expect(throws: YAMLError.self) { try value(text) }
        #expect(error?.code == code)
        #expect(error?.span?.line == line)
    }

    @Test func `a few aliases never stand for billions of values`() {
        let laughs = (1...20).map { "a\($0): &a\($0) [*a\($0 - 1),*a\($0 - 1),*a\($0 - 1)]" }
        let error = #expect(throws: YAMLError.self) {
            try value((["a0: &a0 x"] + laughs).joined(separator: "\n"))
        }
        #expect(error?.code == "yaml-too-large")
        let deep = #expect(throws: YAMLError.self) {
            try value(String(repeating: "[", count: 900) + String(repeating: "]", count: 900))
        }
        #expect(deep?.code == "yaml-too-large")
    }
}
