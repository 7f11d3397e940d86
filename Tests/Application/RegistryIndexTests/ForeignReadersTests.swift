// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistrySupport
import TestSupport
import Testing

/// What other programs find in the folder, each asked itself.
@Suite struct ForeignReadersTests {
    static let text = TestPackage(
        "@bob/text@1.0.0",
        more: "[exports]\n\".\" = \"./main.js\"\n\"./twice\" = \"./lib/twice.js\"\n",
        files: [
            "main.js": "export const shout = (text) => text.toUpperCase();\n",
            "lib/twice.js": "export const twice = (text) => text + text;\n",
        ]
    )
    static let utils = TestPackage(
        "@alice/utils@1.2.0",
        needs: ["@bob/text": "^1"],
        files: [
            "main.js": """
            import { shout } from "@bob/text";
            import { twice } from '@bob/text/twice';
            import words from "./lib/words.json" with { type: "json" };
            export { ending } from "./lib/ending.js";
            export const greet = () => shout(twice(words.hello));
            """,
            "lib/words.json": #"{"hello": "hi "}"#,
            "lib/ending.js": "export const ending = 'end';\n",
            "package.json": #"{"name": "other", "scripts": {"postinstall": "exit 1"}}"#,
        ]
    )
    static let withdrawn = TestPackage("@alice/utils@1.3.0", yanked: "broken")

    static let all = [text, utils].map { package in
        var package = package
        package.version = "1.9.0"
        return package
    }

    static func serve(_ registry: TestRegistry, as name: String) throws -> String {
        let server = try LoopbackServer.shared()
        try server.serve(folder: registry.root.string, at: "/foreign/\(name)/")
        return "\(server.plainOrigin)/foreign/\(name)/"
    }

    // MARK: Deno

    static func deno(_ program: String, registry: String) async throws -> ChildProgram.Outcome {
        let folder = try TemporaryFolder()
        try folder.write(program, to: "main.ts")
        let deno = ChildProgram(
            try DenoProgram.path(),
            environment: [
                "DENO_DIR": folder.path("cache"), "JSR_URL": registry, "NO_COLOR": "1",
                "HOME": folder.path,
            ],
            currentDirectory: folder.path
        )
        return try await deno.run(["run", "--quiet", "main.ts"])
    }

    @Test func `Deno runs a program with packages of the registry`() async throws {
        let registry = try TestRegistry([Self.text, Self.utils, Self.withdrawn])
        let url = try Self.serve(registry, as: "deno")
        let program = """
            import { ending, greet } from "jsr:@alice/utils@^1";
            import { ending as same } from "jsr:@alice/utils@1.2.0/lib/ending.js";
            console.log(greet(), ending === same);
            """
        let outcome = try await Self.deno(program, registry: url)
        #expect(outcome.output == "HI HI  true\n", "\(outcome.errors)")
    }

    @Test func `Deno runs TypeScript, and only what is exported`() async throws {
        var package = Self.text
        package.name = "@bob/typed"
        package.files["main.js"] = nil
        package.files["main.ts"] = "export const one: number = 1;\n"
        package.entry = "main.ts"
        package.more = "[exports]\n\"./twice\" = \"./lib/twice.js\"\n"
        let registry = try TestRegistry([package])
        let url = try Self.serve(registry, as: "typed")
        let whole = try await Self.deno(
            "import { one } from 'jsr:@bob/typed@1'; console.log(one)",
            registry: url
        )
        #expect(whole.output == "1\n", "\(whole.errors)")
        let part = try await Self.deno("import 'jsr:@bob/typed@1/lib/twice.js'", registry: url)
        #expect(!part.isSuccess)
        #expect(part.errors.contains("./lib/twice.js"))
        withExtendedLifetime(registry) {}
    }

    @Test func `Deno refuses a file that was changed`() async throws {
        let registry = try TestRegistry([Self.text])
        try registry.edit("@bob/text/1.0.0/main.js") { $0 + "// more" }
        let url = try Self.serve(registry, as: "changed")
        let outcome = try await Self.deno("import 'jsr:@bob/text@1'", registry: url)
        #expect(!outcome.isSuccess)
        #expect(outcome.errors.contains("Integrity check failed"))
    }

    @Test func `a requirement that Deno can't be told of keeps a package from it alone`() throws {
        var package = Self.utils
        package.needs = ["@bob/text": ">=1 <3"]
        let registry = try TestRegistry([package])
        #expect(throws: (any Error).self) { try registry.read("@alice/utils/meta.json") }
        #expect(try !registry.read("npm/@alice/utils").isEmpty)
    }

    // MARK: npm

    static func install(
        _ words: [String],
        from registry: String,
        in folder: TemporaryFolder
    ) async throws -> ChildProgram.Outcome {
        let npm = ChildProgram(
            try NodeProgram.path("npm"),
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path],
            currentDirectory: folder.path
        )
        return try await npm.run(
            words + [
                "--registry=\(registry)npm/", "--cache=\(folder.path("cache"))", "--no-audit",
                "--no-fund", "--no-update-notifier", "--fetch-retries=0",
            ]
        )
    }

    static func node(_ program: String, in folder: TemporaryFolder) async throws -> String {
        try folder.write(program, to: "main.mjs")
        let node = ChildProgram(try NodeProgram.path("node"), currentDirectory: folder.path)
        let outcome = try await node.run(["main.mjs"])
        return outcome.output + outcome.errors
    }

    /// With the address of the registry, and without it.
    @Test(arguments: [true, false])
    func `npm installs a package and what it needs`(isAddressKnown: Bool) async throws {
        var utils = Self.utils
        utils.files["main.js"] = utils.files["main.js"]?.replacing("words.hello", with: "'hi '")
            .split(separator: "\n").filter { !$0.contains("json") }.joined(separator: "\n")
        let registry = try TestRegistry([Self.text, utils, Self.withdrawn])
        let url = try Self.serve(registry, as: "npm-\(isAddressKnown)")
        if isAddressKnown {
            try registry.builder.configure(RegistryConfiguration(name: "test", address: url))
        }
        let folder = try TemporaryFolder()
        try folder.write("{}", to: "package.json")
        let outcome = try await Self.install(["install", "@alice/utils"], from: url, in: folder)
        #expect(outcome.isSuccess, "\(outcome.output)\(outcome.errors)")
        let program = "import { greet } from '@alice/utils'; console.log(greet())"
        #expect(try await Self.node(program, in: folder) == "HI HI \n")
        let lock = String(decoding: try folder.read("package-lock.json"), as: UTF8.self)
        #expect(lock.contains("@alice/utils/1.2.0.tgz"))
        #expect(lock.contains("\"integrity\": \"sha256-"))
        // Nothing but what the lock says: also for a version that was withdrawn since.
        try registry.withdraw(utils, reason: "broken")
        let again = try await Self.install(["ci"], from: url, in: folder)
        #expect(again.isSuccess, "\(again.output)\(again.errors)")
    }

    @Test func `npm refuses an archive that was changed, and tells of deprecations`() async throws {
        let registry = try TestRegistry([Self.text])
        let name = try PackageName(parsing: "@bob/text")
        try registry.builder.deprecate(name, nil, message: "take @bob/words")
        let url = try Self.serve(registry, as: "npm-changed")
        let folder = try TemporaryFolder()
        let good = try await Self.install(["install", "@bob/text"], from: url, in: folder)
        #expect(good.isSuccess)
        #expect(good.errors.contains("take @bob/words"))
        let other = try TestRegistry([TestPackage("@bob/text@1.0.0")])
        try registry.folder.write(
            try other.read("npm/-/@bob/text/1.0.0.tgz"),
            to: "registry/npm/-/@bob/text/1.0.0.tgz"
        )
        let fresh = try TemporaryFolder()
        let bad = try await Self.install(["install", "@bob/text"], from: url, in: fresh)
        #expect(!bad.isSuccess)
        #expect(bad.errors.contains("EINTEGRITY"))
    }
}
