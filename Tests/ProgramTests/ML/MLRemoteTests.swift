// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Modules of ML from elsewhere: pinned, approved, verified, and with no more rights than they declare.
@Suite struct MLRemoteTests {
    private let tenon: TenonProgram

    init() throws { tenon = try .served() }

    /// A program with a module and its neighbour on the server.
    private func makeProgram() throws {
        try tenon.serve("function id(x) { return x; }", at: "lib/helper.ml")
        let url = try tenon.serve(
            "import helper; import math; function add(a, b) { return helper.id(math.floor(a + b)); }",
            at: "lib/adder.ml"
        )
        try tenon.write("import \(url.dropLast(3)); print(adder.add(1, 2));", to: "main.ml")
    }

    @Test func `it is locked, approved, run offline and built`() async throws {
        try makeProgram()
        try await tenon("run", "main.ml").expectError(
            "approval-needed",
            mentions: [tenon.url("lib/adder.ml"), tenon.url("lib/helper.ml")]
        )
        try await tenon("run", "--approve", "main.ml").expectSuccess(output: "3\n")
        let entry = try #require(try tenon.lock().modules[tenon.url("lib/adder.ml")])
        #expect(entry.language == "ml")
        #expect(
            entry.dependencies == ["helper": tenon.url("lib/helper.ml"), "math": "ml:math"]
        )
        let count = try tenon.requests(of: "lib/adder.ml")
        try await tenon("run", "--frozen", "main.ml").expectSuccess(output: "3\n")
        for layout in ["single-file", "multi-file"] {
            try await tenon(
                "build",
                "main.ml",
                "--frozen",
                "--output-mode=\(layout)",
                "--output-dir=../\(layout)"
            ).expectSuccess()
            try await MLProgramsTests.python(tenon.folder.path(layout) + "/main.py")
                .expectSuccess(output: "3\n")
        }
        #expect(try tenon.requests(of: "lib/adder.ml") == count)
        // What the server says later is nobody's concern.
        try tenon.serve("function add(a, b) { return 666; }", at: "lib/adder.ml")
        try await tenon("run", "main.ml").expectSuccess(output: "3\n")
    }

    @Test func `a program at a location is asked about what it declares`() async throws {
        let file = try tenon.folder.write("top secret", to: "outside/secret.txt")
        let url = try tenon.serve(
            "capability c { allow read \"\(file)\"; } import file; print(file.read(\"\(file)\"));",
            at: "host.ml"
        )
        try await tenon("run", url)
            .expectError("permission-not-granted", mentions: ["read:\(file)"])
        try await tenon("approve", "--yes", url).expectSuccess()
        try await tenon("run", url).expectSuccess(output: "top secret\n")
    }

    @Test func `nobody builds what was not approved`() async throws {
        try makeProgram()
        try await tenon("build", "main.ml", "--output-dir=out").expectError(
            "approval-needed",
            mentions: [tenon.url("lib/adder.ml"), tenon.url("lib/helper.ml"), "--approve"]
        )
        #expect(!tenon.exists("out"))
        #expect(!tenon.exists("tenon.lock"))
        try await tenon("build", "--approve", "main.ml", "--output-dir=out").expectSuccess()
        try await MLProgramsTests.python(tenon.project + "/out/main.py")
            .expectSuccess(output: "3\n")
        // The yes was for good.
        try await tenon("build", "main.ml", "--output-dir=out").expectSuccess()
        try await tenon("run", "main.ml").expectSuccess(output: "3\n")
    }

    @Test func `a build asks for no permissions, which plain Python knows nothing of`() async throws
    {
        try makeProgram()
        let program = try tenon.read("main.ml")
        try tenon.write("capability c { allow read \"x\"; } " + program, to: "main.ml")
        try await tenon("build", "--approve", "main.ml", "--output-dir=out").expectSuccess()
        try await tenon("run", "main.ml").expectError("permission-not-granted")
    }

    @Test func `a changed byte in the store stops the program`() async throws {
        try makeProgram()
        try await tenon("run", "--approve", "main.ml").expectSuccess()
        let id = tenon.url("lib/helper.ml")
        let digest = try #require(try tenon.lock().modules[id]).digest
        let file = tenon.blob(digest, suffix: "ml")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        try Data("function id(x) { return 7; }".utf8).write(to: URL(filePath: file))
        for command in [["run"], ["build", "--output-dir=out"]] {
            try await tenon.run(command + ["main.ml"])
                .expectError("integrity-mismatch", mentions: [id, digest])
        }
        #expect(!tenon.exists("out"))
        // Nor does the cache of compiled modules stand in for it.
        try FileManager.default.removeItem(atPath: file)
        try await tenon("run", "--offline", "main.ml").expectError("blob-missing", mentions: [id])
    }

    @Test func `a lock gives no module of Python away`() async throws {
        try makeProgram()
        try await tenon("run", "--approve", "main.ml").expectSuccess()
        let lock = try tenon.read("tenon.lock")
        for (target, code) in [
            ("node:os", "lock-edge-mismatch"), ("python:os", "lock-dependency-missing"),
            ("ml:os", "lock-edge-mismatch"), ("ml", "lock-dependency-missing"),
        ] {
            try tenon.write(lock.replacing("\"ml:math\"", with: "\"\(target)\""), to: "tenon.lock")
            let outcome = try await tenon("run", "main.ml")
            outcome.expectError(code)
            #expect(outcome.output.isEmpty, outcome.summary)
        }
    }

    @Test func `it has no rights but those that it declares and the program has`() async throws {
        let file = try tenon.folder.write("top secret", to: "outside/secret.txt")
        let steal = "import file; function steal(p) { return file.read(p); }"
        let silent = try tenon.serve(steal, at: "silent.ml").dropLast(3)
        let modest = try tenon.serve(
            "capability Reading { allow read \"\(file)\"; }\n" + steal,
            at: "modest.ml"
        ).dropLast(3)
        for (url, isAllowed) in [(silent, false), (modest, true)] {
            try tenon.write("import \(url) as m; print(m.steal(\"\(file)\"));", to: "main.ml")
            try await tenon("run", "--approve", "main.ml").expectError(
                "permission-denied",
                mentions: ["\(url).ml", "read:\(file)", "1:"]
            )
            let outcome = try await tenon("run", "--approve", "--allow-read=\(file)", "main.ml")
            if isAllowed {
                outcome.expectSuccess(output: "top secret\n")
            } else {
                outcome.expectError("permission-denied", mentions: ["\(url).ml", "capability"])
            }
        }
    }

    @Test(arguments: [
        ("import file://[SECRET];", "file"), ("import file:///etc/passwd;", "file"),
        ("import os;", "os"), ("import saved://mine;", "saved"),
        ("import ..up;", "syntax"), ("function ( {", "syntax"),
    ])
    func `it reaches neither files nor Python nor what is saved`(
        text: String,
        what: String
    ) async throws {
        let secret = try tenon.folder.write("x = \"top secret\";", to: "outside/secret.ml")
        let url = try tenon.serve(
            text.replacing("[SECRET]", with: secret) + "\nprint(\"out\");",
            at: "lib/bad.ml"
        )
        try tenon.write("import \(url.dropLast(3)); print(\"out\");", to: "main.ml")
        let outcome = try await tenon(
            "run",
            "--approve",
            "--allow-read",
            "--allow-python-modules=os",
            "main.ml"
        )
        #expect(
            outcome.status == .exited(1) && outcome.output.isEmpty,
            "\(what) \(outcome.summary)"
        )
        #expect(outcome.code != nil && outcome.errors.contains(url), "\(what) \(outcome.summary)")
    }

    @Test func `files with imports are saved, run and imported by name`() async throws {
        try tenon.write(
            "import parts.two; function hi() { return \"hi \" + parts.two.x; }",
            to: "a.ml"
        )
        try tenon.write("import three; x = three.x;", to: "parts/two.ml")
        try tenon.write("import math; x = math.floor(2.5);", to: "parts/three.ml")
        try await tenon("save", "greet", "a.ml").expectSuccess()
        try tenon.write("import saved://greet; print(greet.hi());", to: "use.ml")
        for name in ["a.ml", "parts/two.ml"] {
            try FileManager.default.removeItem(atPath: tenon.project + "/" + name)
        }
        try await tenon("run", "--approve", "use.ml").expectSuccess(output: "hi 2\n")
        try tenon.write("import parts.three; print(parts.three.x, parts.three.x);", to: "prog.ml")
        try await tenon("save", "prog", "prog.ml").expectSuccess()
        try await tenon("run", "--approve", "prog", in: tenon.folder.path("user"))
            .expectSuccess(output: "2 2\n")
    }

    @Test(arguments: [
        ("x = ;", "syntax-error"), ("print(y);", "name-undefined"),
        ("import nowhere;", "module-not-found"), ("import os;", "module-not-found"),
    ])
    func `what is wrong is not saved`(text: String, code: String) async throws {
        try tenon.write(text, to: "bad.ml")
        try await tenon("save", "bad", "bad.ml").expectError(code)
        try await tenon("run", "--approve", "bad").expectError("saved-not-found")
    }
}
