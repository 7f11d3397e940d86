// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import RegistrySupport
internal import TestSupport

/// A project and a registry with a few packages.
///
/// `@alice/utils` needs `@bob/text`; `@carol/old` needs nothing and is old.
struct PackageScene {
    let tenon: TenonProgram
    let registry: TestRegistry

    init(server: LoopbackServer? = nil) throws {
        tenon = try TenonProgram(server: server)
        registry = try TestRegistry(Self.packages)
        try tenon.write(manifest(), to: "tenon.toml")
    }

    /// The manifest of a project that uses the registry.
    func manifest(_ dependencies: String = "", at location: String? = nil) -> String {
        "[package]\nname = \"app\"\n\n[dependencies]\n\(dependencies)\n"
            + "[registries]\ndefault = \"\(location ?? registry.root.string)\"\n"
    }

    /// A program that prints what the packages say.
    static let program = """
        import { shout } from "@alice/utils"
        import { twice } from "@alice/utils/twice"
        console.log(shout("hello"), twice("ab"))

        """

    static let packages: [TestPackage] = [
        TestPackage(
            "@bob/text@1.0.0",
            files: ["main.js": "export const upper = (text) => text.toUpperCase()\n"]
        ),
        TestPackage(
            "@alice/utils@1.2.0",
            needs: ["@bob/text": "^1"],
            more: "[exports]\n\".\" = \"./main.js\"\n\"./twice\" = \"./lib/twice.js\"\n"
                + "[permissions]\nnetwork = [\"api.example.com\"]\n",
            files: [
                "main.js":
                    "import { upper } from '@bob/text'\nimport { mark } from './lib/mark.js'\n"
                    + "export const shout = (text) => upper(text) + mark\n",
                "lib/mark.js": "export const mark = '!'\n",
                "lib/twice.js": "export const twice = (text) => text + text\n",
            ]
        ),
        TestPackage("@carol/old@1.0.0"), TestPackage("@carol/old@2.0.0"),
        TestPackage("@dave/stuck@1.0.0", needs: ["@bob/text": "^9"]),
    ]
}
