// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

/// What a module without permissions tries, and what comes of it.
@Suite struct AttackTests {
    struct Attack: CustomStringConvertible {
        let description: String
        let source: String
        /// The missing permission that the report names.
        let permission: String

        init(_ description: String, _ source: String, _ permission: String) {
            self.description = description
            self.source = source
            self.permission = permission
        }
    }

    static let worker = #"""
        new Worker("data:text/javascript," + encodeURIComponent(`
        import text from "file:///etc/passwd" with {type: "text"}; console.log("reached");
        `), {type: "module"})
        """#

    static let blobWorker = #"""
        const code = `Deno.readTextFileSync("/etc/passwd"); console.log("reached")`;
        const url = URL.createObjectURL(new Blob([code], {type: "text/javascript"}));
        new Worker(url, {type: "module"})
        """#

    static let attacks: [Attack] = [
        Attack(
            "static import of a system file",
            #"import text from "file:///etc/passwd" with {type: "text"}; console.log("reached")"#,
            "read:/etc/passwd"
        ),
        Attack(
            "dynamic import with a literal",
            #"await import("file:///etc/passwd", {with: {type: "text"}}); console.log("reached")"#,
            "read:/etc/passwd"
        ),
        Attack(
            "dynamic import of a computed name",
            #"await import(["file:///etc", "passwd"].join("/"), {with: {type: "text"}})"#,
            "read:/etc/passwd"
        ),
        Attack(
            "a data: module that imports",
            #"await import("data:text/javascript,import 'file:///etc/passwd'")"#,
            "read:/etc/passwd"
        ),
        Attack("fetch", #"await fetch("http://127.0.0.1:8080/")"#, "network:127.0.0.1:8080"),
        Attack("read a file", #"Deno.readTextFileSync("/etc/passwd")"#, "read:/etc/passwd"),
        Attack(
            "read its environment",
            #"Deno.readTextFileSync("/proc/self/environ")"#,
            "read:/proc/self/environ"
        ),
        Attack("list the root", #"[...Deno.readDirSync("/")]"#, "read:/"),
        Attack("look at a file", #"Deno.statSync("/etc/shadow")"#, "read:/etc/shadow"),
        Attack("an environment variable", #"Deno.env.get("HOME")"#, "environment:HOME"),
        Attack("all environment variables", #"Deno.env.toObject()"#, "environment"),
        Attack("a worker of data: that imports", worker, "read:/etc/passwd"),
        Attack("a worker of blob: that reads", blobWorker, "read:/etc/passwd"),
        Attack("a program", #"new Deno.Command("/bin/ls").outputSync()"#, "run:/bin/ls"),
        Attack(
            "node:fs",
            #"(await import("node:fs")).readFileSync("/etc/passwd")"#,
            "read:/etc/passwd"
        ),
        Attack(
            "node:child_process",
            #"(await import("node:child_process")).spawnSync("/bin/ls", [], {env: {}})"#,
            "environment:NODE_V8_COVERAGE"
        ),
        Attack(
            "node:net",
            #"(await import("node:net")).connect(8080, "127.0.0.1")"#,
            "network:127.0.0.1:8080"
        ),
        Attack("listening", #"Deno.listen({port: 0})"#, "network:0.0.0.0:0"),
        Attack("a local socket", #"await Deno.connect({transport: "unix", path: "/run/x"})"#, ""),
        Attack("foreign code", #"Deno.dlopen("/lib/libc.so", {})"#, "foreign:/lib/libc.so"),
        Attack("the system's name", #"Deno.hostname()"#, "system:hostname"),
        Attack("writing a file", #"Deno.writeTextFileSync("/tmp/x", "")"#, "write:/tmp/x"),
        Attack("killing its parent", #"Deno.kill(Deno.ppid, "SIGTERM")"#, "run"),
        Attack(
            "the inspector",
            #"const {Session} = await import("node:inspector"); new Session().connect()"#,
            "system:inspector"
        ),
    ]

    @Test(arguments: attacks)
    func `an attack is denied, and the module and the permission are named`(
        attack: Attack
    ) async throws {
        let result = try await Stage().run("\n" + attack.source)
        let report = try #require(result.outcome.report, "\(result.errors)")
        #expect(result.outcome.status == 1)
        #expect(!result.output.contains("reached"))
        // A socket's error comes when no module is on the stack any more.
        #expect(
            report.module.map { $0.description == Stage.name } ?? (attack.description == "node:net")
        )
        guard case .denied(let permission) = report.kind else {
            Issue.record("\(report)")
            return
        }
        #expect(attack.permission.isEmpty || permission == attack.permission)
    }

    @Test func `a failing worker of Node's kind is reported too`() async throws {
        let stage = try Stage()
        let recipe = try stage.recipe(
            """
            import { Worker } from "node:worker_threads";
            new Worker("require('fs').readFileSync('/etc/passwd')", {eval: true});
            """
        )
        var links = stage.links(of: recipe)
        links.usesNodeWorkers = true
        let result = try await stage.run(recipe, links: links)
        #expect(
            result.report
                == "the program:0: permission-denied the program needs the permission "
                + "`read:/etc/passwd`"
        )
    }

    @Test func `the report has the line of the program, not of the runtime`() async throws {
        let source = "\nfunction deep() { return Deno.readTextFileSync('/etc/passwd') }\n\ndeep()\n"
        let report = try #require(try await Stage().run(source).outcome.report)
        #expect(report.line == 2)
        #expect(report.column == 31)
        #expect(report.stack.first == "at deep (\(Stage.name):2:31)")
        #expect(report.stack.last == "at \(Stage.name):4:1")
        #expect(report.diagnostic.hints.first?.contains("--allow-read=/etc/passwd") == true)
    }

    static let imports: [(source: String, specifier: String)] = [
        (#"import "https://example.com/other.js""#, "example.com:443"),
        (#"await import("https://deno.land/other.js")"#, "https://deno.land/other.js"),
        (#"import "lodash""#, "lodash"),
        (#"await import("lod" + "ash")"#, "lodash"),
        (#"import "npm:lodash""#, "npm:"),
        (#"import "jsr:@std/fs""#, "https://jsr.io/@std/fs/meta.json"),
    ]

    @Test(arguments: imports)
    func `an import that is not in the graph is denied`(
        source: String,
        specifier: String
    ) async throws {
        let report = try #require(try await Stage().run(source).outcome.report)
        #expect(report.kind == .importDenied(specifier: specifier))
        #expect(report.module?.description == Stage.name)
    }

    @Test func `a file beside the module that is not in the graph is denied`() async throws {
        let stage = try Stage()
        try stage.folder.write("console.log('reached')", to: "files/other.js")
        let result = try await stage.run(#"import "./other.js""#)
        #expect(
            result.outcome.report?.kind
                == .denied(permission: "read:\(stage.folder.path)/files/other.js")
        )
    }

    @Test func `the store cannot be listed or written, nor left`() async throws {
        let stage = try Stage()
        let blob = try stage.folder.write("'blob'", to: "store/ab/cd.txt")
        try stage.folder.write("'other'", to: "files/other.txt")
        let attempts = [
            "[...Deno.readDirSync('store')]", "[...Deno.readDirSync('store/ab')]",
            "Deno.writeTextFileSync('\(blob)', '')", "Deno.removeSync('\(blob)')",
            "Deno.readTextFileSync('store/../files/other.txt')",
        ]
        for attempt in attempts {
            var recipe = try stage.recipe("console.log(\(attempt))")
            recipe.storeFolder = stage.folder.path("store")
            let result = try await stage.run(recipe)
            let report = try #require(result.outcome.report, "\(attempt): \(result.output)")
            #expect(report.diagnostic.code.hasSuffix("-denied"), "\(attempt): \(report)")
        }
    }

    @Test func `a long graph links, and its neighbours stay closed`() async throws {
        let stage = try Stage()
        var recipe = try stage.recipe("import './m0.js'; Deno.readTextFileSync('files/other.js')")
        try stage.folder.write("", to: "files/other.js")
        for index in 0..<40 {
            let next = index < 39 ? "import './m\(index + 1).js'" : "console.log('linked')"
            recipe.localFiles.append(try stage.folder.write(next, to: "files/m\(index).js"))
        }
        let result = try await stage.run(recipe)
        #expect(result.output == "linked\n", "\(result.report ?? "")")
        let folder = stage.folder.path
        #expect(
            result.outcome.report?.kind
                == .confined(target: "\(folder)/files/other.js", permission: nil)
        )
    }

    @Test func `the channel cannot be opened again`() async throws {
        let result = try await Stage().run(
            """
            const folder = Deno.args[0];
            const seen = [];
            for (const name of ["calls", "answers", "direct", "host.mjs", "map.json"]) {
              for (const options of [{read: true}, {write: true}]) {
                try { Deno.openSync(`runs/${name}`, options); seen.push(name) } catch {}
              }
            }
            console.log(seen.length);
            """
        )
        #expect(result.output == "0\n")
    }
}
