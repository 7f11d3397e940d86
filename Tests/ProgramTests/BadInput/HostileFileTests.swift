// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Files that are not what a command expects.
@Suite struct HostileFileTests {
    /// Commands that read the lock and the manifest of a project.
    private static let readers = [
        ["run", "main.js"], ["run", "--locked", "--offline", "main.js"], ["lock", "main.js"],
        ["lock", "--approve", "main.js"], ["install"], ["verify"], ["repin", "a"],
        ["approve", "--yes", "main.js"], ["permissions", "main.js"],
    ]

    /// A project whose program needs the lock.
    private func makeProject() async throws -> TenonProgram {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try tenon.write("import a from 'a'; console.log(a)", to: "main.js")
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        return tenon
    }

    /// Runs every reader and expects a diagnostic that names the file.
    private func expectRefusals(
        _ tenon: TenonProgram,
        naming name: String,
        codes: [String]? = nil,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        for command in Self.readers {
            let outcome = try await tenon.run(command, timeout: .seconds(30))
            outcome.expectHarmless("\(command)", at: place)
            #expect(
                outcome.status == .exited(1),
                "\(command): \(outcome.summary)",
                sourceLocation: place
            )
            #expect(
                outcome.errors.contains(name),
                "\(command): \(outcome.summary)",
                sourceLocation: place
            )
            if let codes, let code = outcome.code {
                #expect(
                    codes.contains(code),
                    "\(command): \(outcome.summary)",
                    sourceLocation: place
                )
            }
        }
    }

    /// Damage to a lock, and the code that tells it.
    static let locks: [(name: String, content: [UInt8], codes: [String]?)] = [
        ("empty", [], nil), ("binary", (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 31) }, nil),
        ("not UTF-8", Array("{\"tenonLock\": 1, \"modules\": {\"".utf8) + [0xFF, 0xFE], nil),
        (
            "half", Array("{\"tenonLock\": 1, \"modules\": {\"saved:a\": {\"dig".utf8),
            ["lock-malformed"]
        ),
        ("newer", Array("{\"tenonLock\": 3, \"modules\": {}}".utf8), ["lock-version-unknown"]),
        ("no version", Array("{\"modules\": {}}".utf8), nil),
        ("a list", Array("[]".utf8), nil), ("a number", Array("7".utf8), nil),
        ("deep", Array(String(repeating: "[", count: 100_000).utf8), nil),
        ("NUL", Array("{\"tenonLock\": 1,\0 \"modules\": {}}".utf8), nil),
        ("odd entry", Array("{\"tenonLock\": 1, \"modules\": {\"saved:a\": 7}}".utf8), nil),
        ("twice", Array("{\"tenonLock\": 1, \"modules\": {}, \"modules\": {}}".utf8), nil),
        (
            "evil key",
            Array("{\"tenonLock\": 1, \"modules\": {\"\\u001b[31m../..\": {\"digest\": 1}}}".utf8),
            nil
        ),
        (
            "merge markers",
            Array(
                """
                {
                  "tenonLock": 1,
                <<<<<<< HEAD
                  "modules": {}
                =======
                  "modules": { "saved:a": {} }
                >>>>>>> other
                }
                """.utf8
            ), ["lock-merge-conflict"]
        ),
    ]

    @Test(arguments: locks)
    func `a damaged lock is refused and not overwritten`(
        name: String,
        content: [UInt8],
        codes: [String]?
    ) async throws {
        let tenon = try await makeProject()
        try tenon.write(content, to: "tenon.lock")
        try await expectRefusals(tenon, naming: "tenon.lock", codes: codes)
        #expect(try tenon.folder.read("project/tenon.lock") == content)
    }

    @Test(arguments: [
        "mkdir", "mkfifo", "ln -s /dev/zero", "ln -s tenon.lock", "ln -s /etc/passwd",
    ])
    func `a lock that is no file is refused`(maker: String) async throws {
        let tenon = try await makeProject()
        try await tenon.shell("rm tenon.lock && \(maker) tenon.lock").expectSuccess()
        try await expectRefusals(tenon, naming: "tenon.lock")
    }

    @Test(arguments: [
        "[package\nname = 1", "name = ", "\u{1B}[31m", "[package]\nname = \"../x\"\n",
        "[package]\nname = \"x\"\nversion = \"one\"\n", "[imports]\na = 7\n",
        "[imports]\na = \"http://example.com/x.js\"\n", "[imports]\na = \"ftp://x/y\"\n",
        "[permissions]\nread = \"data\"\n", "[permissions]\nread = [7]\n",
        "[permissions]\nsaved = [\"all\"]\n",
        "package = 1\n", String(repeating: "[a.", count: 10_000),
    ])
    func `a broken manifest is refused with its place`(text: String) async throws {
        let tenon = try await makeProject()
        try tenon.write(text, to: "tenon.toml")
        try await expectRefusals(tenon, naming: "tenon.toml")
    }

    @Test(arguments: ["mkdir tenon.toml", "mkfifo tenon.toml", "printf '\\xff\\xfe' > tenon.toml"])
    func `a manifest that is no text file is refused`(maker: String) async throws {
        let tenon = try await makeProject()
        try await tenon.shell(maker).expectSuccess()
        try await expectRefusals(tenon, naming: "tenon.toml")
    }

    @Test(arguments: ["tenon.lock", "tenon.toml"])
    func `a file of 100 MB is refused at once`(name: String) async throws {
        let tenon = try await makeProject()
        try await tenon.shell("truncate -s 100M \(name)").expectSuccess()
        try await expectRefusals(tenon, naming: name)
    }

    @Test(arguments: [
        ["run", "big.js"], ["save", "a", "big.js"], ["lock", "big.js"], ["import", "big.js"],
        ["run", "--policy", "big.js", "main.js"], ["run", "imports.js"],
    ])
    func `a huge module is refused at once`(command: [String]) async throws {
        let tenon = try await makeProject()
        try await tenon.shell("truncate -s 100M big.js").expectSuccess()
        try tenon.write("import './big.js'", to: "imports.js")
        let outcome = try await tenon.run(command, timeout: .seconds(60))
        #expect(outcome.status == .exited(1), outcome.summary)
        outcome.expectHarmless("\(command)")
        #expect(outcome.errors.contains("big.js"), outcome.summary)
    }

    @Test func `a module that never ends on standard input is refused`() async throws {
        let tenon = try TenonProgram()
        let outcome = try await tenon.shell("\"$TENON\" save a - < /dev/zero")
        #expect(outcome.status == .exited(1), outcome.summary)
        outcome.expectHarmless("endless input")
    }

    @Test(arguments: [
        "printf '\\x00\\x01\\xff\\xfe' > m.js", "mkdir m.js", "mkfifo m.js", "ln -s m.js m.js",
        "ln -s /dev/zero m.js", "head -c 100000 /dev/urandom > m.js", "ln -s /nowhere m.js",
    ])
    func `a module that is no text file is refused`(maker: String) async throws {
        let tenon = try await makeProject()
        try await tenon.shell(maker).expectSuccess()
        try tenon.write("import './m.js'", to: "imports.js")
        for command in [
            ["run", "m.js"], ["save", "m", "m.js"], ["lock", "m.js"], ["run", "imports.js"],
            ["save", "m", "imports.js"], ["import", "m.js"], ["approve", "--yes", "m.js"],
        ] {
            let outcome = try await tenon.run(command, timeout: .seconds(30))
            #expect(outcome.status == .exited(1), "\(command): \(outcome.summary)")
            outcome.expectHarmless("\(command)")
        }
    }
}
