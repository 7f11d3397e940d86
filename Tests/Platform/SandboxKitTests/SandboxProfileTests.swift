// SPDX-License-Identifier: Apache-2.0

import SandboxKit
import TestSupport
import Testing

/// The kernel's layer alone: in all of these, the program's own runtime allows everything.
@Suite struct SandboxProfileTests {
    /// Each tries something and prints `reached`, or the error.
    static let attacks: [(name: String, source: String)] = [
        ("read a system file", "Deno.readTextFileSync('/etc/passwd')"),
        ("list a folder", "[...Deno.readDirSync('/etc')]"),
        ("read its own environment", "Deno.readTextFileSync('/proc/self/environ')"),
        ("read its parent's memory map", "Deno.readTextFileSync(`/proc/${Deno.ppid}/maps`)"),
        ("write a file", "Deno.writeTextFileSync('/tmp/tenon-attack', 'x')"),
        ("make a folder", "Deno.mkdirSync('/tmp/tenon-attack-folder')"),
        ("connect", "await Deno.connect({hostname: '127.0.0.1', port: 1})"),
        ("listen", "Deno.listen({hostname: '127.0.0.1', port: 0})"),
        ("connect to a local socket", "await Deno.connect({transport: 'unix', path: '/run/x'})"),
        ("start a program", "new Deno.Command('/bin/true').outputSync()"),
        (
            "start a shell through Node's names",
            "(await import('node:child_process')).execSync('true')"
        ),
        ("signal its parent", "Deno.kill(Deno.ppid, 'SIGCONT')"),
        ("signal a whole group", "(await import('node:process')).kill(0, 'SIGCONT')"),
    ]

    @Test(arguments: attacks)
    func `the kernel alone stops an attempt to`(name: String, source: String) throws {
        let run = try Confined.script("\(source); console.log('reached')")
        #expect(run.exit.status == 1, "\(name): \(run.output)")
        #expect(!run.output.contains("reached"))
        let refusals = ["denied", "not permitted", "os error 1)", "EPERM", "Command failed"]
        #expect(refusals.contains { run.errors.contains($0) }, "\(name): \(run.errors)")
    }

    @Test func `foreign code reaches nothing either`() throws {
        let source = """
            const lib = Deno.dlopen("libc.so.6", {
              open: {parameters: ["buffer", "i32"], result: "i32"},
              socket: {parameters: ["i32", "i32", "i32"], result: "i32"},
              ioctl: {parameters: ["i32", "u64", "buffer"], result: "i32"},
              memfd_create: {parameters: ["buffer", "i32"], result: "i32"},
              unshare: {parameters: ["i32"], result: "i32"},
            }).symbols;
            const text = (s) => new TextEncoder().encode(s + "\\0");
            console.log(lib.open(text("/etc/passwd"), 0), lib.socket(1, 1, 0), lib.socket(16, 3, 0),
              lib.ioctl(0, 0x5412n, text("x")), lib.ioctl(0, 0xffffffff00005412n, text("x")),
              lib.memfd_create(text("x"), 0), lib.unshare(0x10000000));
            """
        let run = try Confined.script(source)
        #expect(run.output == "-1 -1 -1 -1 -1 -1 -1\n", "\(run.errors)")
    }

    @Test func `a granted file can be read, its neighbour not`() throws {
        let folder = try TemporaryFolder()
        let open = try folder.write("open", to: "open.txt")
        try folder.write("secret", to: "secret.txt")
        let run = try Confined.shell(
            "read x < \(open); echo $x; read y < \(folder.path("secret.txt")); echo $y",
            [.init(open, .read)]
        )
        #expect(run.output == "open\n\n")
    }

    @Test func `a link in a granted folder does not lead outside`() throws {
        let folder = try TemporaryFolder()
        let secret = try folder.write("secret", to: "outside/secret.txt")
        let inside = try folder.makeFolder("inside")
        _ = try Confined("/bin/ln", ["-s", secret, inside + "/link"], profile: nil)
        let run = try Confined.script(
            "console.log(Deno.readTextFileSync('\(inside)/link'))",
            [.init(inside, .read)]
        )
        #expect(run.exit.status == 1)
        #expect(run.errors.contains("os error 13"), "\(run.errors)")
    }

    @Test func `reading does not include writing, writing does not include reading`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("before", to: "a/file.txt")
        let read = try Confined.shell("echo x > \(file)", [.init(file, .read)])
        #expect(read.exit.status != 0)
        #expect(try folder.read("a/file.txt") == Array("before".utf8))
        let write = try Confined.shell(
            "echo after > \(file); read x < \(file) && echo reached",
            [.init(folder.path("a"), .write)]
        )
        #expect(write.output.isEmpty)
        #expect(try folder.read("a/file.txt") == Array("after\n".utf8))
    }

    @Test func `creating does not include removing`() throws {
        let folder = try TemporaryFolder()
        let run = try Confined.script(
            """
            Deno.writeTextFileSync("\(folder.path)/new.txt", "x");
            try { Deno.removeSync("\(folder.path)/new.txt") } catch (e) { console.log(e.name) }
            """,
            [.init(folder.path, .create)]
        )
        #expect(run.output == "PermissionDenied\n", "\(run.errors)")
        #expect(try folder.list() == ["new.txt"])
    }

    @Test func `a port that is not granted cannot be reached`() throws {
        guard (SandboxProbe.current().landlockVersion ?? 0) >= 4 else { return }
        let run = try Confined.script(
            """
            const server = Deno.listen({hostname: "127.0.0.1", port: 0});
            console.log("listens");
            """,
            network: .ports([1])
        )
        #expect(!run.output.contains("listens"))
        let free = try Confined.script(
            """
            const server = Deno.listen({hostname: "127.0.0.1", port: 0});
            await Deno.connect({hostname: "127.0.0.1", port: server.addr.port});
            console.log("connected");
            Deno.exit();
            """,
            network: .all
        )
        #expect(free.output == "connected\n", "\(free.errors)")
    }
}
