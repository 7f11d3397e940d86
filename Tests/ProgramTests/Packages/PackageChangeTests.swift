// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// Commands that change what a project depends on say what became of the lock.
@Suite struct PackageChangeTests {
    private static let optional = TestPackage(
        "@erin/opt@1.0.0",
        needs: ["@bob/text": "{ version = \"^1\", optional = true }"],
        more: "[features]\nfast = [\"@bob/text\"]\n"
    )

    @Test func `a feature that is switched on is told, with what it needs`() async throws {
        let scene = try PackageScene()
        try scene.registry.publish([Self.optional])
        try await scene.tenon("add", "@erin/opt", "@bob/text").expectSuccess()
        let outcome = try await scene.tenon("add", "--features", "fast", "@erin/opt")
        let line = "~ @erin/opt 1.0.0 (now with @bob/text, fast)\n"
        #expect(outcome.expectSuccess().errors == line, outcome.summary)
        try await scene.tenon("remove", "@erin/opt").expectSuccess()
        let plain = try await scene.tenon("add", "@erin/opt")
        #expect(plain.expectSuccess().errors == "+ @erin/opt 1.0.0\n", plain.summary)
    }

    @Test func `a package that moves to those for tests is told`() async throws {
        let scene = try PackageScene()
        try await scene.tenon("add", "@bob/text@^1").expectSuccess()
        for (flags, note) in [(["--dev"], "now"), ([], "no longer")] {
            let outcome = try await scene.tenon.run(["add"] + flags + ["@bob/text@^1"])
            let line = "~ @bob/text 1.0.0 (\(note) for tests alone)\n"
            #expect(outcome.expectSuccess().errors == line, outcome.summary)
        }
        let same = try await scene.tenon("add", "@bob/text@1")
        let text = "`tenon.toml` names it now; no package has changed\n"
        #expect(same.expectSuccess().errors == text, same.summary)
    }
}
