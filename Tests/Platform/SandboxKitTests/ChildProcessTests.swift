// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import SandboxKit
import TestSupport
import Testing

@Suite struct ChildProcessTests {
    @Test func `status, output and errors come back`() throws {
        let run = try Confined.shell("echo out; echo err >&2; exit 7")
        #expect(run.exit.status == 7)
        #expect(run.exit.signal == nil)
        #expect(run.output == "out\n")
        #expect(run.errors == "err\n")
    }

    @Test func `a child sees only the variables and the folder it was given`() throws {
        let folder = try TemporaryFolder()
        let run = try Confined("/usr/bin/env", [], profile: nil) {
            $0.environment = ["ONLY=this"]
            $0.workingDirectory = folder.path
        }
        #expect(run.output == "ONLY=this\n")
        let place = try Confined("/bin/pwd", [], profile: nil) { $0.workingDirectory = folder.path }
        #expect(place.output == folder.path + "\n")
    }

    #if os(Linux)
        @Test func `a child and its parent may use the processors that the parent could`() throws {
            let script = "grep Cpus_allowed_list /proc/self/status"
            let before = try Self.processors()
            let run = try Confined("/bin/sh", ["-c", script], profile: nil)
            #expect(run.output == before + "\n")
            #expect(try Self.processors() == before)
        }

        private static func processors() throws -> String {
            let status = try String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list") }
            return String(line ?? "")
        }
    #endif

    @Test func `a child inherits no open file`() throws {
        let run = try Confined("/bin/ls", ["/proc/self/fd"], profile: nil)
        #expect(run.output == "0\n1\n2\n3\n", "3 is the folder that ls reads")
    }

    @Test func `a signal is told apart from a status`() async throws {
        var configuration = ChildConfiguration(
            executable: "/bin/sleep",
            arguments: ["60"],
            profile: nil
        )
        configuration.output = .discarded
        let child = try ChildProcess(configuration)
        #expect(!child.hasEnded())
        child.kill()
        let exit = try child.waitForExit()
        #expect(exit.signal == 9)
        #expect(exit.status == nil)
        #expect(child.hasEnded())
    }

    @Test func `a child ends by the signal of Ctrl-C`() throws {
        let run = try Confined.shell("kill -INT $$; echo reached")
        #expect(run.exit.signal == 2)
        #expect(run.output.isEmpty)
    }

    @Test func `time that is over ends the child`() async throws {
        let configuration = ChildConfiguration(
            executable: "/bin/sleep",
            arguments: ["60"],
            profile: nil
        )
        let child = try ChildProcess(configuration)
        var seen: [String] = []
        for await event in try child.events(timeout: .milliseconds(20)) {
            switch event {
            case .timedOut: seen.append("timed out")
            case .exited(let exit): seen.append("signal \(exit.signal ?? 0)")
            case .received, .failed: seen.append("unexpected")
            }
        }
        #expect(seen == ["timed out", "signal 9"])
    }

    @Test func `a watched pipe is read to its end before the child's end is told`() async throws {
        let folder = try TemporaryFolder()
        let pipe = try NamedPipe(creatingAt: folder.path("pipe"))
        let script =
            "i=0; while [ $i -lt 5000 ]; do echo 0123456789; i=$((i+1)); done > \(pipe.path)"
        let child = try ChildProcess(
            ChildConfiguration(executable: "/bin/sh", arguments: ["-c", script], profile: nil)
        )
        var count = 0
        var status: Int32?
        for await event in try child.events(reading: pipe) {
            switch event {
            case .received(let bytes): count += bytes.count
            case .exited(let exit): status = exit.status
            case .timedOut, .failed: Issue.record("unexpected")
            }
        }
        #expect(status == 0)
        #expect(count == 55_000)
    }

    @Test func `a pipe is quiet when nobody has it open`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        #expect(!NamedPipe.isQuiet(at: path), "nothing is there")
        do {
            let pipe = try NamedPipe(creatingAt: path)
            #expect(!NamedPipe.isQuiet(at: path))
            withExtendedLifetime(pipe) {}
        }
        #expect(NamedPipe.isQuiet(at: path))
        #expect(try !NamedPipe.isQuiet(at: folder.write("", to: "file")))
    }

    @Test(arguments: ["<", ">"])
    func `one end that a child has open is enough`(end: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("pipe")
        try NamedPipe.create(at: path)
        let script = "cd '\(folder.path)'; exec 4<>pipe 3\(end)pipe 4>&-; : > ready; exec sleep 60"
        let child = try ChildProcess(
            ChildConfiguration(executable: "/bin/sh", arguments: ["-c", script], profile: nil)
        )
        let deadline = ContinuousClock.now + .seconds(60)
        while try !folder.list().contains("ready"), ContinuousClock.now < deadline {}
        #expect(!NamedPipe.isQuiet(at: path))
        child.kill()
        _ = try child.waitForExit()
        #expect(NamedPipe.isQuiet(at: path))
    }

    @Test func `writing to a child that is gone does not block and does not kill us`() throws {
        let folder = try TemporaryFolder()
        let pipe = try NamedPipe(creatingAt: folder.path("pipe"))
        let child = try ChildProcess(ChildConfiguration(executable: "/bin/true", profile: nil))
        _ = try child.waitForExit()
        #expect(try !pipe.write([UInt8](repeating: 0, count: 1 << 20), to: child))
    }

    @Test func `too much processor time ends the child`() throws {
        let run = try Confined.shell("while :; do :; done") { $0.limits.processorSeconds = 1 }
        #expect(run.exit.signal == 24)
        #expect(run.exit.processorTime >= .milliseconds(500))
    }

    @Test func `files cannot grow beyond the limit`() throws {
        let folder = try TemporaryFolder()
        let script = "while :; do echo 0123456789; done > \(folder.path)/big"
        let run = try Confined.shell(script, [.init(folder.path, .write)]) {
            $0.limits.fileBytes = 1000
        }
        #expect(run.exit.status != 0)
        #expect(try folder.read("big").count == 1000)
    }

    static let failures: [(executable: String, folder: String?, code: String)] = [
        ("/nonexistent/program", nil, "process-not-executable"),
        ("/etc/hostname", nil, "process-not-executable"),
        ("/bin/true", "/dev/null/x", "process-failed"),
        ("/bin/true\0/x", nil, "process-failed"),
    ]

    @Test(arguments: failures)
    func `what cannot start says why`(executable: String, folder: String?, code: String) throws {
        var configuration = ChildConfiguration(executable: executable, profile: nil)
        configuration.workingDirectory = folder
        let error = #expect(throws: SandboxError.self) { try ChildProcess(configuration) }
        #expect(error?.diagnostic.code == code)
        #expect(error?.diagnostic.message.isEmpty == false)
    }

    @Test func `a child that a pool thread started outlives that thread`() async throws {
        // PDEATHSIG is about the thread that forked; all children must come from one that stays.
        let children = try await withThrowingTaskGroup(of: ChildProcess.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try ChildProcess(
                        ChildConfiguration(
                            executable: "/bin/sleep",
                            arguments: ["60"],
                            profile: nil
                        )
                    )
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(children.allSatisfy { !$0.hasEnded() })
        #expect(Set(children.map(\.identifier)).count == 8)
    }
}
