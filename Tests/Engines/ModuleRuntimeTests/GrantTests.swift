// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleRuntime
import SandboxKit
import TestSupport
import Testing

/// What a granted permission opens, and no more.
@Suite struct GrantTests {
    @Test func `a granted file is read, its neighbour is not`() async throws {
        let stage = try Stage()
        try stage.folder.write("open", to: "data/open.txt")
        try stage.folder.write("secret", to: "data/secret.txt")
        let result = try await stage.run(
            """
            console.log(Deno.readTextFileSync("data/open.txt"));
            Deno.readTextFileSync("data/secret.txt");
            """,
            permissions: ["read:./data/open.txt"]
        )
        #expect(result.output == "open\n")
        #expect(
            result.outcome.report?.kind
                == .denied(permission: "read:\(stage.folder.path)/data/secret.txt"),
            "\(result.report ?? "")"
        )
    }

    @Test func `a grant of everything is of everything`() async throws {
        let stage = try Stage()
        try stage.folder.write("open", to: "data/open.txt")
        let result = try await stage.run(
            """
            const folder = Deno.realPathSync("data");
            console.log(Deno.readTextFileSync(folder + "/open.txt"));
            Deno.writeTextFileSync(folder + "/new.txt", "new");
            console.log([...Deno.readDirSync("/")].length > 0, Deno.statSync("/etc").isDirectory);
            """,
            permissions: ["read", "write"]
        )
        #expect(result.output == "open\ntrue true\n", "\(result.report ?? "") \(result.errors)")
        #expect(try stage.folder.read("data/new.txt") == Array("new".utf8))
    }

    @Test func `a link in a granted folder does not lead outside`() async throws {
        let stage = try Stage()
        let secret = try stage.folder.write("secret", to: "outside/secret.txt")
        try stage.folder.makeFolder("data")
        let link = stage.folder.path("data/link")
        _ = try ChildProcess(
            ChildConfiguration(
                executable: "/bin/ln",
                arguments: ["-s", secret, link],
                profile: nil
            )
        ).waitForExit()
        let result = try await stage.run(
            #"console.log(Deno.readTextFileSync("data/link"))"#,
            permissions: ["read:./data"]
        )
        let report = try #require(result.outcome.report, "\(result.output)")
        #expect(report.diagnostic.code.hasSuffix("-denied"), "\(report)")
    }

    @Test func `a grant through a link works`() async throws {
        let stage = try Stage()
        let file = try stage.folder.write("open", to: "real/open.txt")
        _ = try ChildProcess(
            ChildConfiguration(
                executable: "/bin/ln",
                arguments: ["-s", stage.folder.path("real"), stage.folder.path("linked")],
                profile: nil
            )
        ).waitForExit()
        let result = try await stage.run(
            #"console.log(Deno.readTextFileSync("\#(file)"))"#,
            permissions: ["read:./linked"]
        )
        #expect(result.output == "open\n", "\(result.report ?? "")")
    }

    @Test func `a granted folder is written, another is not`() async throws {
        let stage = try Stage()
        try stage.folder.makeFolder("out")
        let result = try await stage.run(
            """
            Deno.mkdirSync("out/deep");
            Deno.writeTextFileSync("out/deep/a.txt", "written");
            Deno.removeSync("out/deep", {recursive: true});
            Deno.writeTextFileSync("out/b.txt", "written");
            Deno.writeTextFileSync("c.txt", "");
            """,
            permissions: ["write:./out"]
        )
        #expect(
            result.outcome.report?.kind == .denied(permission: "write:\(stage.folder.path)/c.txt")
        )
        #expect(try stage.folder.list("out") == ["b.txt"])
    }

    @Test func `a file that does not exist yet can be granted`() async throws {
        let stage = try Stage()
        let result = try await stage.run(
            #"Deno.writeTextFileSync("new.txt", "written"); Deno.writeTextFileSync("other.txt", "")"#,
            permissions: ["write:./new.txt"]
        )
        #expect(
            result.outcome.report?.kind
                == .denied(permission: "write:\(stage.folder.path)/other.txt")
        )
        #expect(try stage.folder.read("new.txt") == Array("written".utf8))
    }

    @Test func `what a program makes where it may read and write can be read at once`() async throws
    {
        let stage = try Stage()
        try stage.folder.write("beside", to: "secret.txt")
        let source = """
            Deno.mkdirSync("made/deep", { recursive: true });
            Deno.writeTextFileSync("made/deep/a.txt", "read back");
            console.log(Deno.readTextFileSync("made/deep/a.txt"), [...Deno.readDirSync("made")].length);
            Deno.readTextFileSync("secret.txt");
            """
        for _ in 0..<2 {
            let result = try await stage.run(source, permissions: ["read:./made", "write:./made"])
            #expect(result.output == "read back 1\n", "\(result.report ?? "")")
            let denied = "read:\(stage.folder.path)/secret.txt"
            #expect(result.outcome.report?.kind == .denied(permission: denied))
        }
    }

    @Test func `a protected folder stays closed under a wide grant`() async throws {
        let stage = try Stage()
        try stage.folder.write("blob", to: "store/files/ab")
        var recipe = try stage.recipe(
            #"Deno.writeTextFileSync("free.txt", ""); Deno.writeTextFileSync("store/files/ab", "evil")"#,
            permissions: ["write:."]
        )
        recipe.protectedFolders = [stage.folder.path("store")]
        let result = try await stage.run(recipe)
        #expect(
            result.outcome.report?.kind
                == .denied(permission: "write:\(stage.folder.path)/store/files/ab")
        )
        #expect(try stage.folder.read("store/files/ab") == Array("blob".utf8))
    }

    /// What ``AttackTests`` sees denied, with the grant.
    static let granted: [(source: String, permissions: [String])] = [
        (
            #"import t from "file:///etc/hostname" with {type: "text"}; f = t"#,
            ["read:/etc/hostname"]
        ),
        (#"f = await import("file://" + "/etc/hostname", {with: {type: "text"}})"#, ["read:/etc"]),
        (#"f = (await import("node:fs")).readFileSync("/etc/hostname")"#, ["read:/etc/hostname"]),
        (#"f = Deno.env.has("HOME")"#, ["environment:HOME"]),
        (
            #"f = await done(new Worker("data:text/javascript,import 'file:///etc/hostname' with {type: 'text'}; postMessage(1)", {type: "module"}))"#,
            ["read:/etc/hostname"]
        ),
        (
            #"f = await done(new Worker(URL.createObjectURL(new Blob(["Deno.readTextFileSync('/etc/hostname'); postMessage(1)"])), {type: "module"}))"#,
            ["read:/etc/hostname"]
        ),
        (
            #"f = (await import("node:child_process")).spawnSync("/bin/true", [], {env: {}}).status === 0"#,
            ["run:/bin/true", "environment"]
        ),
    ]

    @Test(arguments: granted)
    func `what was denied works with the grant`(
        source: String,
        permissions: [String]
    ) async throws {
        let result = try await Stage().run(
            """
            let f;
            const done = (worker) => new Promise((resolve) => {
              worker.onmessage = () => { resolve(true); worker.terminate() };
            });
            \(source);
            console.log(f != null);
            """,
            permissions: permissions
        )
        #expect(result.output == "true\n", "\(result.report ?? "") \(result.errors)")
    }

    @Test func `a program that may read the environment may still not start another`() async throws
    {
        let result = try await Stage().run(
            #"(await import("node:child_process")).spawn("/bin/ls", [], {env: {}})"#,
            permissions: ["environment"]
        )
        #expect(result.outcome.report?.kind == .denied(permission: "run:/bin/ls"))
    }

    @Test func `only granted variables exist for the program`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(
            #"console.log(Deno.env.get("SHOWN")); Deno.env.get("HIDDEN")"#,
            permissions: ["environment:SHOWN"]
        )
        recipe.environment = ["SHOWN": "value", "HIDDEN": "secret"]
        let result = try await stage.run(recipe)
        #expect(result.output == "value\n")
        #expect(result.outcome.report?.kind == .denied(permission: "environment:HIDDEN"))
    }

    @Test func `with every variable granted, the given ones exist`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(
            #"console.log(Deno.env.get("ONE"), Deno.env.get("HOME"))"#,
            permissions: ["environment"]
        )
        recipe.environment = ["ONE": "1"]
        #expect(try await stage.run(recipe).output == "1 undefined\n")
    }

    @Test func `a granted port is reached, another is not`() async throws {
        let stage = try Stage()
        let result = try await stage.run(
            """
            const server = Deno.listen({hostname: "127.0.0.1", port: 0});
            const {port} = server.addr;
            const there = Deno.connect({hostname: "127.0.0.1", port});
            await server.accept();
            (await there).close();
            console.log("connected");
            await fetch("http://127.0.0.2:8080/");
            """,
            permissions: ["network:127.0.0.1"]
        )
        #expect(result.output == "connected\n", "\(result.report ?? "")")
        #expect(result.outcome.report?.kind == .denied(permission: "network:127.0.0.2:8080"))
    }

    @Test func `names are looked up where a host is granted`() async throws {
        let stage = try Stage()
        let result = try await stage.run(
            """
            const server = Deno.serve({hostname: "127.0.0.1", port: 0, onListen() {}}, () => new Response("hello"));
            console.log(await (await fetch(`http://localhost:${server.addr.port}/`)).text());
            await server.shutdown();
            """,
            permissions: ["network:127.0.0.1", "network:localhost"]
        )
        #expect(result.output == "hello\n", "\(result.report ?? "") \(result.errors)")
    }

    @Test func `a granted program runs, with full trust`() async throws {
        let stage = try Stage()
        let result = try await stage.run(
            """
            const {stdout} = new Deno.Command("/bin/cat", {args: ["/etc/hostname"]}).outputSync();
            console.log(stdout.length > 0);
            new Deno.Command("/bin/ls").outputSync();
            """,
            permissions: ["run:/bin/cat"]
        )
        #expect(result.output == "true\n", "\(result.report ?? "")")
        #expect(result.outcome.report?.kind == .denied(permission: "run:/bin/ls"))
    }

    @Test func `foreign code is never granted`() throws {
        let stage = try Stage()
        let recipe = try stage.recipe("", permissions: ["foreign"])
        let error = #expect(throws: RuntimeError.self) { try stage.runner.start(recipe) }
        #expect(error?.diagnostic.code == "permission-not-enforceable")
    }

    @Test func `a path with a comma is refused, since Deno would split it`() throws {
        let stage = try Stage()
        let recipe = try stage.recipe("", permissions: ["read:./a,b"])
        let error = #expect(throws: RuntimeError.self) { try stage.runner.start(recipe) }
        #expect(error?.diagnostic.code == "runtime-path-with-comma")
    }

    @Test func `the runtime alone confines where the kernel cannot`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe(#"Deno.readTextFileSync("/etc/passwd")"#)
        recipe.sandbox = .none
        let result = try await stage.run(recipe)
        #expect(result.outcome.report?.kind == .denied(permission: "read:/etc/passwd"))
    }
}
