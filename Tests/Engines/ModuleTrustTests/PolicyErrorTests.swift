// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleTrust
import TestSupport
import Testing

@Suite struct PolicyErrorTests {
    static let cases: [(text: String, fault: String)] = [
        ("", "policy-malformed -:- `p.toml` does not say its version"),
        (
            "version = 2",
            "policy-version 1:11 this is a version of policy files that Tenon does not know"
        ),
        (
            "version = \"1\"",
            "policy-version 1:11 this is a version of policy files that Tenon does not know"
        ),
        (
            "version = 1\nalow = 3",
            "policy-unknown-key 2:1 a policy file has no key `alow` here"
        ),
        (
            "version = 1\n[[approve]]\nurl = \"https://a.example/\"\nexcept = \"x\"",
            "policy-unknown-key 4:1 a policy file has no key `except` here"
        ),
        (
            "version = 1\n[approve]\nurl = \"https://a.example/\"",
            "policy-malformed 2:1 `approve` must be a list of tables, each headed `[[approve]]`, "
                + "not a table"
        ),
        (
            "version = 1\napprove = [1]",
            "policy-malformed 2:12 `approve` must be tables, each headed `[[approve]]`, "
                + "not an integer"
        ),
        (
            "version = 1\n[[approve]]\npermissions = []",
            "policy-malformed 2:1 this rule does not say which modules it approves"
        ),
        (
            "version = 1\n[[approve]]\nurl = \"http://example.com/\"",
            "policy-malformed 3:7 "
        ),
        (
            "version = 1\n[[approve]]\nurl = 7",
            "policy-malformed 3:7 `url` must be a string, not an integer"
        ),
        (
            "version = 1\n[[approve]]\nurl = \"https://a.example/\"\nsaved = \"a\"",
            "policy-malformed 4:9 a module comes from a URL or was saved, not both"
        ),
        (
            "version = 1\n[[approve]]\nsaved = \"../x\"",
            "policy-malformed 3:9 `../x` is not the name of a saved module"
        ),
        (
            "version = 1\n[[approve]]\nsaved = \"a/b.js\"",
            "policy-malformed 3:9 `a/b.js` is not the name of a saved module"
        ),
        (
            "version = 1\n[[approve]]\ndigest = \"sha256:AA\"",
            "policy-malformed 3:10 `sha256:AA` is not a content digest"
        ),
        (
            "version = 1\n[[grant]]\nprogram = \"a.js\"\npermissions = [\"fly\"]",
            "policy-malformed 4:16 `fly` is not a permission: "
        ),
        (
            "version = 1\n[[grant]]\nprogram = \"a.js\"\npermissions = [\"foreign\"]",
            "policy-malformed 4:16 `foreign` is never granted: nothing confines foreign functions"
        ),
        (
            "version = 1\n[[grant]]\nprogram = \"a.js\"\npermissions = \"read\"",
            "policy-malformed 4:15 `permissions` must be an array, not a string"
        ),
        (
            "version = 1\n[[grant]]\npermissions = [\"read\"]",
            "policy-malformed 2:1 this rule does not say which program it grants something"
        ),
        (
            "version = 1\n[[grant]]\nprogram = \"\"",
            "policy-malformed 3:11 `` is not a path"
        ),
        ("version = = 1", "toml-malformed 1:11 "),
    ]

    @Test(arguments: cases)
    func `a fault in a policy has a place and a reason`(text: String, fault: String) throws {
        let error = #expect(throws: (any Error).self) {
            try Policy(
                parsing: SourceText(name: "p.toml", text: text),
                folder: try FilePath("/team")
            )
        }
        let diagnostic = try #require(error as? any DiagnosticError).diagnostic
        let place = diagnostic.spans.first.map { "\($0.line):\($0.column)" } ?? "-:-"
        let line = "\(diagnostic.code) \(place) \(diagnostic.message)"
        #expect(fault.hasSuffix(" ") ? line.hasPrefix(fault) : line == fault)
    }

    @Test func `relative paths begin at the real folder of the file`() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "version = 1\n[[grant]]\nprogram = \"a.js\"\npermissions = [\"read:x\"]",
            to: "policy.toml"
        )
        let policy = try Policy(file: try FilePath(folder.path("policy.toml")))
        let granted = policy.grants(program: folder.path("a.js"))
        #expect(granted.permissions.map(\.description) == ["read:\(folder.path("x"))"])
    }
}
