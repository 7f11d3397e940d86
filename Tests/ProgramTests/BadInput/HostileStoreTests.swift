// SPDX-License-Identifier: Apache-2.0

internal import Glibc
internal import TestSupport
internal import Testing

/// A data folder that cannot be used.
@Suite struct HostileStoreTests {
    private static let users = [
        ["save", "a", "--code", "export default 1"], ["get", "a"], ["list"], ["has", "a"],
        ["remove", "a"], ["history", "a"], ["undo", "a"], ["lock", "main.js"],
        ["run", "--approve", "main.js"], ["cache", "info"], ["cache", "gc"], ["cache", "verify"],
    ]

    private func expectRefusals(
        _ tenon: TenonProgram,
        naming name: String,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        try tenon.write("import a from 'a'; console.log(a)", to: "main.js")
        for command in Self.users {
            let outcome = try await tenon.run(command, timeout: .seconds(30))
            #expect(
                outcome.status == .exited(1),
                "\(command): \(outcome.summary)",
                sourceLocation: place
            )
            outcome.expectHarmless("\(command)", at: place)
            #expect(
                outcome.errors.contains(name),
                "\(command): \(outcome.summary)",
                sourceLocation: place
            )
        }
    }

    @Test(arguments: ["touch", "mkfifo", "ln -s /dev/null", "ln -s data"])
    func `a data folder that is none is refused`(maker: String) async throws {
        let tenon = try TenonProgram()
        try await tenon.shell("\(maker) \"$TENON_HOME\"").expectSuccess()
        try await expectRefusals(tenon, naming: tenon.home)
    }

    @Test(arguments: [
        "head -c 100000 /dev/urandom >", "printf 'not a database' >", "mkdir",
        "truncate -s 100M", "printf 'SQLite format 3\\0 and more' >",
    ])
    func `a broken database is refused`(maker: String) async throws {
        let tenon = try TenonProgram()
        try await tenon.shell("mkdir -p \"$TENON_HOME\" && \(maker) \"$TENON_HOME/store.sqlite\"")
            .expectSuccess()
        try await expectRefusals(tenon, naming: "store.sqlite")
    }

    @Test func `a damaged database is refused`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        // Everything after the header of the first page.
        try await tenon.shell(
            """
            cd "$TENON_HOME" && size=$(stat -c %s store.sqlite) && rm -f store.sqlite-wal &&
            head -c $((size - 100)) /dev/urandom | dd of=store.sqlite bs=100 seek=1 conv=notrunc status=none
            """
        ).expectSuccess()
        try await expectRefusals(tenon, naming: "store.sqlite")
    }

    @Test func `a newer database is refused and left alone`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        let script = """
            import sqlite3, sys
            base = sqlite3.connect(sys.argv[1])
            base.execute("PRAGMA user_version = 9999")
            base.commit()
            """
        try await ChildProgram("/usr/bin/python3", environment: ["PATH": "/usr/bin"])
            .run(["-I", "-c", script, tenon.home + "/store.sqlite"]).expectSuccess()
        try await expectRefusals(tenon, naming: "newer")
    }

    @Test func `a data folder that may not be read is refused`() async throws {
        let tenon = try TenonProgram()
        try await tenon("save", "a", "--code", "export default 1").expectSuccess()
        try tenon.write("import a from 'a'; console.log(a)", to: "main.js")
        try await tenon.shell("chmod -R a+rX . && chmod 711 .. && chmod 0 \"$TENON_HOME\"")
            .expectSuccess()
        // Root may read everything; as somebody else the folder is closed.
        let prefix = getuid() == 0 ? "exec setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
        for command in ["get a", "save b --code 1", "list", "lock main.js", "run main.js"] {
            let outcome = try await tenon.shell("\(prefix)\"$TENON\" \(command)")
            outcome.expectHarmless(command)
            #expect(!outcome.isSuccess, "\(command): \(outcome.summary)")
        }
        try await tenon.shell("chmod 700 \"$TENON_HOME\"").expectSuccess()
    }

    @Test(.enabled("a full disk needs root and a mount of tmpfs") { await SmallDisk.isPossible })
    func `a full disk is told, and nothing is lost`() async throws {
        let tenon = try TenonProgram()
        let disk = SmallDisk(path: try tenon.folder.makeFolder("disk"))
        try await disk.mount()
        do {
            try await fill(disk, tenon)
        } catch {
            try await disk.unmount()
            throw error
        }
        try await disk.unmount()
    }

    private func fill(_ disk: SmallDisk, _ tenon: TenonProgram) async throws {
        let home = ["TENON_HOME": disk.path + "/home"]
        try await tenon("save", "a", "--code", "export default 1", environment: home)
            .expectSuccess()
        let big = String(repeating: "x", count: 120_000)
        var failures = 0
        for index in 0..<40 {
            let outcome = try await tenon(
                "save",
                "b\(index)",
                "-",
                input: "export default \(index) // \(big)",
                environment: home
            )
            if outcome.isSuccess { continue }
            failures += 1
            outcome.expectError("disk-full", "sqlite-full", "store-full")
        }
        #expect(failures > 0)
        try await tenon("get", "a", environment: home).expectSuccess(output: "export default 1")
        try await tenon("get", "b0", environment: home).expectSuccess()
    }

    @Test(arguments: ["TENON_HOME", "HOME"])
    func `no folder for data is told`(variable: String) async throws {
        let tenon = try TenonProgram()
        for value in ["", "relative/path", "\u{1B}[31m", "/dev/null/x", "/proc/nowhere"] {
            var environment = [variable: value]
            if variable == "HOME" { environment["TENON_HOME"] = "" }
            for command in [["list"], ["save", "a", "--code", "1"], ["--version"], ["doctor"]] {
                try await tenon.run(command, environment: environment)
                    .expectHarmless(
                        "\(variable)=\(value) \(command)",
                        mayFailSilently: command == ["doctor"]
                    )
            }
        }
    }

    @Test(arguments: [
        ("/nowhere/deno", "runtime-not-found"), ("/etc/passwd", "runtime-not-executable"),
        ("/bin/true", "runtime-failed-to-start"), ("/bin/false", "runtime-failed-to-start"),
        ("/", "runtime-not-found"),
    ])
    func `a runtime that is none is told`(path: String, code: String) async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log('ran')", to: "main.js")
        let outcome = try await tenon(
            "run",
            "main.js",
            environment: ["TENON_DENO": path],
            timeout: .seconds(60)
        )
        outcome.expectError(code, mentions: ["hint:", "TENON_DENO", "scripts/setup"])
        let doctor = try await tenon("doctor", environment: ["TENON_DENO": path])
        #expect(doctor.status == .exited(1), doctor.summary)
        #expect(doctor.output.contains(/missing +Deno .*TENON_DENO/), doctor.summary)
    }

    @Test func `an empty name of a runtime is none`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("", to: "main.js")
        try await tenon("run", "main.js", environment: ["TENON_DENO": ""])
            .expectError("runtime-not-found", mentions: ["hint:", "TENON_DENO"])
    }
}
