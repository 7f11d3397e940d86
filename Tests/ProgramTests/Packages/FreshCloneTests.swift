// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import TestSupport
internal import Testing

/// A project as it comes from a repository: its lock is complete, and this machine has nothing of what it names.
@Suite struct FreshCloneTests {
    private let scene: PackageScene
    private let tenon: TenonProgram
    private let server: LoopbackServer

    init() throws {
        server = try LoopbackServer()
        scene = try PackageScene(server: server)
        tenon = scene.tenon
    }

    /// The data folder of another machine.
    private func machine(_ name: String) -> [String: String] {
        ["TENON_HOME": tenon.folder.path(name)]
    }

    @Test func `run and test fetch the packages that the lock names`() async throws {
        try tenon.write(PackageScene.program, to: "main.js")
        try tenon.write(PackageScene.program, to: "main_test.js")
        try await tenon("add", "@alice/utils").expectSuccess()
        for command in [["run", "main.js"], ["test"]] {
            let fresh = machine("fresh-" + command[0])
            let offline = [command[0], "--offline", "--approve"] + command.dropFirst()
            try await tenon.run(offline, environment: fresh)
                .expectError("blob-missing", mentions: ["@alice/utils@1.2.0", "tenon install"])
            try await tenon.run(offline.filter { $0 != "--offline" }, environment: fresh)
                .expectSuccess(output: "HELLO! abab\n")
        }
        try await tenon("run", "--locked", "--approve", "main.js", environment: machine("locked"))
            .expectSuccess(output: "HELLO! abab\n")
    }

    @Test(arguments: ["js", "ml"])
    func `run fetches modules from URLs by their pins`(language: String) async throws {
        let isML = language == "ml"
        let part = isML ? "function far() { return 'far'; }\n" : "export const far = () => 'far'\n"
        let url = try tenon.serve(part, at: "far.\(language)")
        let main = "main.\(language)"
        try tenon.write(
            isML
                ? "import \(url.dropLast(3)); print(far.far());\n"
                : "import { far } from '\(url)'\nconsole.log(far())\n",
            to: main
        )
        try await tenon("run", "--approve", main).expectSuccess(output: "far\n")
        // What the lock names and the program does not need may be gone.
        try tenon.write("import '\(try tenon.serve("1", at: "other.js"))'\n", to: "other.js")
        try await tenon("lock", "other.js").expectSuccess()
        _ = try tenon.answer("other.js", ServerAnswer(status: 404))
        for command in [["save", "x", "--code", "1"], ["list"]] {
            // One store is not there, one has other things.
            let fresh = machine("fresh-" + command[0])
            try await tenon.run(command, environment: fresh).expectSuccess()
            try await tenon("run", "--offline", "--approve", main, environment: fresh)
                .expectError("blob-missing", mentions: [url, "tenon install"])
            try await tenon("run", "--approve", main, environment: fresh)
                .expectSuccess(output: "far\n")
        }
        _ = try tenon.serve(part.replacing("'far'", with: "'foe'"), at: "far.\(language)")
        try await tenon("run", "--approve", main, environment: machine("changed"))
            .expectError("integrity-mismatch", mentions: [url, "tenon repin"])
    }
}
