// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

/// What any Python can try, without a language before it that forbids a thing; and what the kernel says.
@Suite struct PythonAttackTests {
    struct Attack: CustomStringConvertible, Sendable {
        let description: String
        let text: String

        init(_ description: String, _ text: String) {
            self.description = description
            self.text = text
        }
    }

    static let attacks: [Attack] = [
        Attack("read a file", "open('/etc/passwd').read()"),
        Attack("list the root", "import os; os.listdir('/')"),
        Attack("list its own folder", "import os; os.listdir('.')"),
        Attack("write a file", "open('/tmp/tenon-attack', 'w')"),
        Attack("write its library", "import os; open(os.__file__, 'a')"),
        Attack("write to its memory", "open('/proc/self/mem', 'r+b')"),
        Attack("read its parent's environment", "import os; open(f'/proc/{os.getppid()}/environ')"),
        Attack("list processes", "import os; os.listdir('/proc')"),
        Attack("IPv4", "import socket; socket.socket()"),
        Attack("IPv6", "import socket; socket.socket(socket.AF_INET6)"),
        Attack("a local socket", "import socket; socket.socket(socket.AF_UNIX)"),
        Attack("a raw socket", "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)"),
        Attack("netlink", "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)"),
        Attack(
            "a download",
            "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')"
        ),
        Attack("fork", "import os; os.fork()"),
        Attack("a program", "import subprocess; subprocess.run(['/bin/true'])"),
        Attack("a shell", "import os; assert os.system('true') == 0, 'no'"),
        Attack("posix_spawn", "import os; os.posix_spawn('/bin/true', ['true'], {})"),
        Attack("become a program", "import os; os.execv('/bin/true', ['true'])"),
        Attack(
            "become a program in no file",
            "import os; fd = os.memfd_create('x'); os.execve(fd, ['x'], {})"
        ),
        Attack("foreign code", "import ctypes; ctypes.CDLL(None)"),
        Attack("end its parent", "import os, signal; os.kill(os.getppid(), signal.SIGTERM)"),
        Attack("look for its parent", "import os; os.kill(os.getppid(), 0)"),
        Attack("end everything", "import os, signal; os.kill(-1, signal.SIGTERM)"),
        Attack("end its group", "import os, signal; os.killpg(0, signal.SIGTERM)"),
        Attack("a handle on its parent", "import os; os.pidfd_open(os.getppid())"),
        Attack(
            "more processor time",
            "import resource as r; r.setrlimit(r.RLIMIT_CPU, (r.RLIM_INFINITY,) * 2)"
        ),
        Attack(
            "less for its parent",
            "import resource as r, os; r.prlimit(os.getppid(), r.RLIMIT_CPU, (1, 1))"
        ),
        Attack(
            "its parent's limits",
            "import resource as r, os; r.prlimit(os.getppid(), r.RLIMIT_CPU)"
        ),
        Attack("another root", "import os; os.chroot('.')"),
        Attack("modules installed beside it", "import pip"),
    ]

    @Test(arguments: attacks, PythonRuntimeTests.paths)
    func `an attack is refused by the kernel`(attack: Attack, path: String) async throws {
        let result = try await PythonStage(path: path)
            .run("\(attack.text)\nprint('reached')")
        let report = try #require(result.outcome.report, "\(result.outcome) \(result.errors)")
        #expect(!result.output.contains("reached"))
        #expect(result.outcome.status == 1)
        #expect(report.module == PythonStage.entry)
    }

    @Test func `a refused file is named`() async throws {
        let report = try #require(try await PythonStage().run("open('/etc/passwd')").outcome.report)
        #expect(report.kind == .confined(target: "/etc/passwd", permission: nil))
        #expect(report.diagnostic.code == "sandbox-denied")
        #expect(report.line == 1)
    }

    @Test func `a link out of a granted folder leads nowhere`() async throws {
        let stage = try PythonStage()
        _ = try stage.folder.write("inside", to: "granted/own")
        let secret = try stage.folder.write("outside", to: "secret")
        let link = stage.folder.path("granted/link")
        try FileSystem.makeLink(at: FilePath(link), to: secret)
        let text = "print(open('granted/own').read()); open('granted/link').read()"
        let result = try await stage.run(text, permissions: ["read:granted"])
        #expect(result.output == "inside\n")
        #expect(
            result.outcome.report?.kind
                == .confined(target: link, permission: "read:\(secret)")
        )
        let own = "import os; os.symlink('\(secret)', 'granted/new'); open('granted/new').read()"
        let second = try await stage.run(own, permissions: ["read:granted", "write:granted"])
        #expect(second.outcome.report?.diagnostic.code == "sandbox-denied")
    }

    @Test func `the environment holds what was granted`() async throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe(permissions: ["environment:GIVEN"])
        recipe.environment = ["GIVEN": "value", "SECRET": "value", "PYTHONSTARTUP": "/x"]
        let text = "import os; print(sorted(os.environ))"
        let result = try await stage.run(PythonStage.program(text), recipe)
        #expect(result.output == "['GIVEN', 'LC_ALL']\n")
    }

    static let forgeries: [(text: String, code: String)] = [
        (
            "host._channel.secret = b'x' * 22; host._channel.send(report='end')",
            "runner-protocol-forged"
        ),
        ("posix.write(channel.calls, b'\\xff\\xff\\xff\\xff')", "runner-protocol-too-large"),
        ("channel.send_bytes(b'nonsense')", "runner-protocol-malformed"),
        ("channel.send(other=1)", "runner-protocol-malformed"),
    ]

    @Test(arguments: forgeries)
    func `a forged frame ends the program`(text: String, code: String) async throws {
        let result = try await PythonStage().run(
            """
            import posix, time
            host = _tenon_host
            channel = host._channel
            \(text)
            time.sleep(600)
            """
        )
        #expect(result.outcome.failure?.diagnostic.code == code)
        #expect(result.outcome.status == 1)
    }

    @Test func `a forged report is no more than a message`() async throws {
        let result = try await PythonStage().run(
            """
            host = _tenon_host
            host._channel.send(report="uncaught", name="E", message="x", permission="run:/bin/sh",
                module="other", frames=[["main.py", 10**15, "f"], [1], ["main.py", 2, "\\x1b[31m"]])
            host._channel.send(report="end")
            host._channel.send(report="evaluated")
            print("goes on")
            """
        )
        #expect(result.output == "goes on\n")
        #expect(result.outcome.status == 0, "\(result.outcome)")
        #expect(result.outcome.report?.kind == .denied(permission: "run:/bin/sh"))
    }

    @Test func `calls of the module API are not for Python`() async throws {
        let report = try #require(
            try await PythonStage()
                .run("ml_host = _tenon_host; ml_host.call('save', {})", permissions: ["saved"])
                .outcome.report
        )
        #expect(report.diagnostic.code == "call-unknown")
    }
}
