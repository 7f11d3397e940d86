// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleSources
internal import RegistryIndex
internal import RegistrySupport
internal import TestSupport

/// Somebody's package, and a registry that has nothing yet.
struct PublishScene {
    let tenon: TenonProgram
    let registry: TestRegistry

    /// A token as servers make them, which no output may show.
    static let token = "tenon_" + "a7Bq9Zx2Lm4Kd8Ws1Ty6Rv3pQ5nH0jF" + "cGeUiOkYbDt"

    init(_ tenon: TenonProgram) throws {
        self.tenon = tenon
        registry = try TestRegistry()
        try tenon.write(manifest(), to: "tenon.toml")
        try tenon.write(
            "import { gap } from \"./lib/gap.js\"\n/** Counts words. */\n"
                + "export function count(text) { return text.split(gap).length }\n",
            to: "main.js"
        )
        try tenon.write(
            "/** What is between words. */\nexport const gap = \" \"\n",
            to: "lib/gap.js"
        )
        try tenon.write("# Words\n\nCounts words.\n", to: "README.md")
    }

    /// The manifest of the package.
    func manifest(_ version: String = "1.0.0", more: String = "", at location: String? = nil)
        -> String
    {
        """
        [package]
        name = "@alice/words"
        version = "\(version)"
        description = "Counts words"
        license = "MIT"
        language = "javascript"
        entry = "main.js"
        \(more)
        [registries]
        default = "\(location ?? registry.root.string)"

        """
    }

    /// Lets a server show the registry below `reg/`, with an interface at `api`.
    ///
    /// - Returns: the URL of the registry.
    func serve(api: String? = nil) throws -> String {
        let base = tenon.url("reg/")
        try registry.builder.configure(
            RegistryConfiguration(name: "test", api: api ?? base + "api/v1")
        )
        try tenon.serve(folder: registry.root.string, at: "reg/")
        try tenon.write(manifest(at: base), to: "tenon.toml")
        return base
    }
}
