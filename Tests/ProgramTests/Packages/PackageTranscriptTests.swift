// SPDX-License-Identifier: Apache-2.0

internal import RegistrySupport
internal import TestSupport
internal import Testing

/// What people read who use packages, word for word.
@Suite struct PackageTranscriptTests {
    @Test func `packages from the first to the last`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try tenon.write(scene.manifest(), to: "tenon.toml")
        try tenon.write(PackageScene.program, to: "main.js")
        try tenon.write("import '@alice/utils'\n", to: "main_test.js")
        var transcript = Transcript(tenon, hiding: [scene.registry.folder.path: "[REGISTRY]"])
        try await transcript.note("run", "main.js")
        try await transcript.note("add", "@alice/utils", "@carol/old@^1")
        try await transcript.note("install")
        try await transcript.note("run", "--frozen", "main.js")
        try await transcript.note("run", "--approve", "main.js")
        try await transcript.note("test")
        try await transcript.note("tree")
        try await transcript.note("why", "@bob/text")
        try await transcript.note("list", "--packages")
        try scene.registry.publish([
            TestPackage(
                "@bob/text@1.1.0",
                more: "[permissions]\nenvironment = [\"LANG\"]\n",
                files: ["main.js": "export const upper = (text) => text.toUpperCase()\n"]
            )
        ])
        try await transcript.note("outdated")
        try await transcript.note("info", "@bob/text")
        try await transcript.note("update")
        try await transcript.note("update", "--json")
        try await transcript.note("check")
        try await transcript.note("remove", "@alice/utils")
        try await transcript.note("check")
        try transcript.check("packages")
    }

    @Test func `packages that can't be had`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        var transcript = Transcript(tenon, hiding: [scene.registry.folder.path: "[REGISTRY]"])
        try await transcript.note("add", "@alice/util")
        try await transcript.note("add", "@alice/utils@9")
        try await transcript.note("add", "@dave/stuck")
        try await transcript.note("add", "@Alice/utils")
        try await transcript.note("add", "utils")
        try await transcript.note("add", "./nowhere")
        try await transcript.note("add", "--locked", "@alice/utils")
        try await transcript.note("remove", "@alice/utils")
        try await transcript.note("update", "@alice/utils")
        try await transcript.note("why", "@alice/utils")
        try await transcript.note("info", "@carol/old@7.0.0")
        for dependency in [
            "tool = \"^1\"", "tool = { git = \"https://example.com/tool.git\" }",
            "tool = { path = \"../tool\" }",
        ] {
            try tenon.write(scene.manifest(dependency + "\n"), to: "tenon.toml")
            try await transcript.note("install")
        }
        try tenon.write("[dependencies]\n\"@alice/utils\" = \"^1\"\n", to: "tenon.toml")
        try await transcript.note("install")
        try await transcript.note("install", "--locked")
        try await transcript.note("tree")
        try transcript.check("packages-refused")
    }
}
