// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// What a module may do: what the program was granted, as far as the module declares it.
@Suite struct MLGrantTests {
    private let tenon: TenonProgram
    private let secret: String

    init() throws {
        tenon = try TenonProgram()
        secret = try tenon.folder.write("top secret", to: "outside/secret.txt")
        try tenon.write(
            """
            capability Reading { allow read "\(tenon.folder.path("outside"))"; }
            import file;
            function read() { return file.read("\(secret)"); }
            function reader() { return fn(path) => file.read(path); }
            bare = file.read;
            """,
            to: "granted.ml"
        )
        try tenon.write(
            """
            capability Other { allow network "localhost"; }
            import file;
            import granted;
            function steal() { return file.read("\(secret)"); }
            function asks() { return granted.read(); }
            function with(f) { return f("\(secret)"); }
            """,
            to: "other.ml"
        )
    }

    private func run(_ text: String, flags: [String]? = nil) async throws -> ChildProgram.Outcome {
        try tenon.write(text, to: "main.ml")
        let grant = flags ?? ["--allow-read=\(tenon.folder.path("outside"))"]
        return try await tenon.run(["run", "--allow-current-dir"] + grant + ["main.ml"])
    }

    @Test func `a declaration grants nothing`() async throws {
        try await run("import granted; print(granted.read());", flags: []).expectError(
            "permission-denied",
            mentions: ["granted.ml:3", "read:\(secret)", "--allow-read"]
        )
        try await run("import granted; print(granted.read());").expectSuccess(
            output: "top secret\n"
        )
    }

    @Test(arguments: [true, false])
    func `a program that is saved is asked about what it declares, like a file`(
        isSaved: Bool
    ) async throws {
        try tenon.write(
            "capability c { allow read \"\(secret)\"; } import file; print(file.read(\"\(secret)\"));",
            to: "host.ml"
        )
        try await tenon("save", "host", "host.ml").expectSuccess()
        let program = isSaved ? "host" : "host.ml"
        if isSaved { try await tenon("lock", program).expectSuccess() }
        try await tenon("run", program).expectError(
            "permission-not-granted",
            mentions: ["read:\(secret)", "--allow-read=\(secret)"]
        )
        try await tenon("run", "--approve", "--allow-read=\(secret)", program)
            .expectSuccess(output: "top secret\n")
        let approved = try await tenon("approve", "--yes", program)
        approved.expectSuccess()
        #expect(approved.errors.contains("read:\(secret)"), approved.summary)
        try await tenon("run", program).expectSuccess(output: "top secret\n")
        let report = try await tenon("permissions", program)
        #expect((report.output + report.errors).contains("read:\(secret)"), report.summary)
    }

    @Test func `the hint of a refusal works where options stand in front alone`() async throws {
        let text = "import args; import file; file.read(\"\(secret)\"); print(args.all());"
        try await tenon("save", "ar", "--language=ml", "--code", text).expectSuccess()
        let refused = try await tenon("run", "--approve", "ar", "--allow-read=\(secret)", "x")
        refused.expectError(
            "permission-denied",
            mentions: ["`--allow-read=\(secret)` in front of it"]
        )
        try await tenon("run", "--approve", "--allow-read=\(secret)", "ar", "x")
            .expectSuccess(output: "['x']\n")
    }

    @Test func `paths that a saved program declares begin where it is run`() async throws {
        try tenon.write("hello", to: "near.txt")
        let text =
            "capability c { allow read \"near.txt\"; } import file; print(file.read(\"near.txt\"));"
        try tenon.write(text, to: "host.ml")
        try await tenon("save", "host", "host.ml").expectSuccess()
        try await tenon("run", "host")
            .expectError("permission-not-granted", mentions: [tenon.project + "/near.txt"])
        try await tenon("run", "--approve", "host").expectSuccess(output: "hello\n")
    }

    @Test func `a module that does not declare it has it not`() async throws {
        try await run("import other; print(other.steal());").expectError(
            "permission-denied",
            mentions: ["other.ml:4", "read:\(secret)", "capability"]
        )
    }

    @Test func `a function acts for the module that defines it, whoever calls it`() async throws {
        try await run("import other; print(other.asks());").expectSuccess(output: "top secret\n")
        try await run("import granted; import other; print(other.with(granted.reader()));")
            .expectSuccess(output: "top secret\n")
        try await run("import granted; import other; print(other.with(granted.bare));")
            .expectSuccess(output: "top secret\n")
        try await run("import other; import file as f; print(other.with(f.read));")
            .expectSuccess(output: "top secret\n")
    }

    @Test func `what the entry declares is asked for`() async throws {
        let text = """
            capability Reading { allow read "\(secret)"; }
            import file;
            print(file.read("\(secret)"));
            """
        try await run(text, flags: []).expectError("permission-not-granted", mentions: ["approve"])
        try await run(text).expectSuccess(output: "top secret\n")
        try await run(text.replacing("outside", with: "elsewhere", maxReplacements: 1))
            .expectError("permission-not-granted")
        try await run(text, flags: ["--approve"]).expectSuccess(output: "top secret\n")
        try await run(text, flags: []).expectSuccess(output: "top secret\n")
    }

    @Test(arguments: ["file", "env", "http", "log"])
    func `a module that takes a standard one's name gets nothing with it`(name: String) async throws
    {
        try tenon.write(
            "import granted; function read(p) { return \"own\"; } function get(p) { return open(p); }",
            to: "\(name).ml"
        )
        try await run("import \(name); print(\(name).read(1));")
            .expectError("name-undefined", mentions: ["\(name).ml", "`open`"])
        try tenon.write("function read(p) { return \"own\"; }", to: "\(name).ml")
        try await run("import \(name) as m; print(m.read(1), m.read == m.read);")
            .expectSuccess(output: "own true\n")
    }

    @Test func `links lead out of no grant`() async throws {
        try tenon.write("open to all", to: "data/plain.txt")
        try FileManager.default.createSymbolicLink(
            atPath: tenon.project + "/data/link.txt",
            withDestinationPath: secret
        )
        for path in ["data/link.txt", "data/../../outside/secret.txt", secret] {
            try await run(
                "import file; print(file.read(\"\(path)\"));",
                flags: ["--allow-read=data"]
            ).expectError("permission-denied", mentions: ["read:\(secret)"])
        }
        try await run(
            "import file; print(file.read(\"data/plain.txt\"));",
            flags: ["--allow-read=data"]
        ).expectSuccess(output: "open to all\n")
    }

    /// The kernel alone: whoever allows these modules of Python has given up the language's walls.
    @Test(arguments: [
        ("builtins", "builtins.open(\"[SECRET]\")"), ("os", "os.listdir(\"[OUT]\")"),
        ("os", "os.open(\"[SECRET]\", 0)"),
        ("os", "os.execv(\"/bin/cat\", [\"cat\", \"[SECRET]\"])"),
        ("os", "os.symlink(\"[SECRET]\", \"[OUT]/link\")"), ("os", "os.mkdir(\"[OUT]/new\")"),
        ("os", "os.kill(1, 0)"), ("os", "os.environ[\"SECRET\"]"),
        ("socket", "socket.socket()"),
        ("socket", "socket.create_connection([\"127.0.0.1\", 1])"),
        ("subprocess", "subprocess.check_output([\"/bin/cat\", \"[SECRET]\"])"),
        ("shutil", "shutil.copy(\"[SECRET]\", \"x\")"),
    ])
    func `the kernel refuses what the language would not`(name: String, attempt: String)
        async throws
    {
        let text = attempt.replacing("[SECRET]", with: secret)
            .replacing("[OUT]", with: tenon.folder.path("outside"))
        try tenon.write("import \(name); print(\(text)); print(\"out\");", to: "main.ml")
        let outcome = try await tenon.run(
            ["run", "--allow-python-modules=\(name)", "main.ml"],
            environment: ["SECRET": "top secret"]
        )
        #expect(outcome.status == .exited(1), outcome.summary)
        #expect(!(outcome.output + outcome.errors).contains("top secret"), outcome.summary)
        #expect(!outcome.output.contains("out\n"), outcome.summary)
        #expect(outcome.code != nil, outcome.summary)
    }
}
