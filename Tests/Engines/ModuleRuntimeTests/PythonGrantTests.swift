// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleRuntime
import TestSupport
import Testing

@Suite struct PythonGrantTests {
    /// What the runtime of generated code does for a module, in short.
    static let runtime = """
        ml_host = _tenon_host
        class Denied(Exception):
            def __init__(self, module, permission):
                super().__init__(f"`{module}` needs the permission `{permission}`")
                self.module, self.permission = module, permission
        def check(module, kind, target):
            granted = ml_host.grants(module).get(kind, ())
            if "*" not in granted and target not in granted:
                raise Denied(module, f"{kind}:{target}")

        """

    static let other = ModuleID(source: .https, "https://example.com/other.ml")

    /// A program of two modules, of which `main` has all and `other` what is said.
    static func program(_ text: String, other grant: [String] = []) throws -> PythonProgram {
        var program = PythonStage.program(runtime + text)
        program.names["other"] = other
        program.grants["other"] = PermissionSet(
            try grant.map { try Permission(parsing: $0, relativeTo: "/") }
        )
        return program
    }

    @Test func `with the grant, files are read and written`() async throws {
        let stage = try PythonStage()
        _ = try stage.folder.write("text", to: "in/file")
        let result = try await stage.run(
            "open('out.txt', 'w').write(open('in/file').read()); import os; print(os.listdir('in'))",
            permissions: ["read:in", "write:out.txt"]
        )
        #expect(result.output == "['file']\n", "\(result.report ?? "")")
        #expect(
            try FileSystem.read(FilePath(stage.folder.path("out.txt")), limit: 10)
                == Array("text".utf8)
        )
    }

    @Test func `a module is held to its own grant`() async throws {
        let stage = try PythonStage()
        let program = try Self.program(
            "check('main', 'read', '/etc/passwd')\ncheck('other', 'read', '/etc/passwd')"
        )
        var granting = program
        granting.grants["main"] = PermissionSet([try .read("/etc/passwd")])
        let recipe = try stage.recipe(permissions: ["read:/etc/passwd"])
        let report = try #require(try await stage.run(granting, recipe).outcome.report)
        // The program has it, so the flag would not help.
        #expect(report.diagnostic.code == "permission-denied")
        #expect(report.message == "`\(Self.other)` needs the permission `read:/etc/passwd`")
        #expect(
            report.diagnostic.hints == [
                "the program has it, and `\(Self.other)` does not declare it with `capability`: tell its author"
            ]
        )
    }

    @Test func `what the program lacks is told with the flag`() async throws {
        let stage = try PythonStage()
        let program = try Self.program("check('other', 'environment', 'HOME')")
        let report = try #require(try await stage.run(program, stage.recipe()).outcome.report)
        #expect(report.kind == .denied(permission: "environment:HOME"))
        #expect(
            report.diagnostic.hints == [
                "if the program may do that, run it with `--allow-env=HOME` in front of it"
            ]
        )
    }

    @Test func `grants reach the program as lists of real paths`() async throws {
        let stage = try PythonStage()
        try FileSystem.makeLink(at: FilePath(stage.folder.path("link")), to: "/usr/lib")
        var program = try Self.program("print(ml_host.grants('other'), ml_host.grants('unknown'))")
        program.grants["other"] = PermissionSet([
            try .read(stage.folder.path("link")), Permission(everything: .network),
        ])
        let result = try await stage.run(program, stage.recipe())
        #expect(result.output == "{'network': ['*'], 'read': ['/usr/lib']} {}\n")
    }

    @Test func `the data home is not written, whatever is granted`() async throws {
        let stage = try PythonStage()
        _ = try stage.folder.write("kept", to: "home/data/store")
        _ = try stage.folder.write("own", to: "home/own/file")
        var recipe = try stage.recipe(permissions: ["write:home"])
        recipe.protectedFolders = [stage.folder.path("home/data")]
        let text =
            "open('home/own/new', 'w'); open('home/own/file', 'w'); print('own')\nopen('home/data/store', 'a')"
        let result = try await stage.run(PythonStage.program(text), recipe)
        #expect(result.output == "own\n", "\(result.report ?? "")")
        #expect(result.outcome.report?.line == 2)
        recipe.permissions = PermissionSet([Permission(everything: .write)])
        let everything = try await stage.run(PythonStage.program(text), recipe)
        #expect(everything.output == "own\n")
        #expect(everything.outcome.report?.line == 2, "\(everything.outcome) \(everything.errors)")
    }

    @Test func `what is to be created beside the data home must be there first`() throws {
        let stage = try PythonStage()
        _ = try stage.folder.write("kept", to: "home/data/store")
        var recipe = try stage.recipe(permissions: ["write:home/new"])
        recipe.protectedFolders = [stage.folder.path("home/data")]
        let error = #expect(throws: RuntimeError.self) { try stage.runner.start(recipe) }
        #expect(error?.diagnostic.code == "permission-not-enforceable")
    }

    @Test func `modules of others need a network without hosts, or none`() async throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe(permissions: ["network:example.com"])
        recipe.hostModules = ["requests"]
        let error = #expect(throws: RuntimeError.self) { try stage.runner.start(recipe) }
        #expect(error?.diagnostic.code == "permission-not-enforceable")
        let text = "import socket, ssl, ctypes; socket.socket().close(); print('open')"
        recipe.permissions = PermissionSet([Permission(everything: .network)])
        #expect(try await stage.run(PythonStage.program(text), recipe).output == "open\n")
        recipe.permissions = .none
        #expect(try await stage.run(PythonStage.program(text), recipe).output.isEmpty)
    }

    @Test func `foreign code is never granted`() throws {
        let stage = try PythonStage()
        var recipe = try stage.recipe()
        recipe.permissions = PermissionSet([Permission(everything: .foreign)])
        let error = #expect(throws: RuntimeError.self) { try stage.runner.start(recipe) }
        #expect(error?.diagnostic.code == "permission-not-enforceable")
    }

    @Test func `to start programs is full trust`() async throws {
        let result = try await PythonStage().run(
            "import subprocess; subprocess.run(['/bin/echo', 'started'])",
            permissions: ["run"]
        )
        #expect(result.output == "started\n")
    }
}
