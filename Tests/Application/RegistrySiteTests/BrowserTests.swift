// SPDX-License-Identifier: Apache-2.0

import Foundation
import RegistrySite
import RegistrySupport
import TestSupport
import Testing

/// Looks at the site with Chromium (`Browser/site.py`), one check a test.
///
/// `scripts/setup --tests` installs what is needed; without it these tests fail.
@Suite struct BrowserTests {
    /// What all checks look at: a server that makes pages, and one that hands out an export.
    private struct Site: Sendable {
        let sample: SampleRegistry
        let export: SampleRegistry
        let served: SiteServer
        let exported: SiteServer

        init() async throws {
            sample = try SampleRegistry(more: [HostilePackage.package])
            export = try SampleRegistry(more: [HostilePackage.package])
            let library = FolderLibrary(root: export.root)
            _ = try await StaticSite(library: library).write(to: export.root)
            served = try SiteServer(sample.root, isStatic: false)
            exported = try SiteServer(export.root, isStatic: true)
        }
    }

    private static let site = Task { try await Site() }

    @Test(arguments: [
        "accessible", "narrow", "quiet", "without_scripts", "keyboard", "searching", "themes",
        "lines", "comparing", "copying", "touching",
    ])
    func `a browser shows it as it should be`(check: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let tools = environment["TENON_TEST_TOOLS"] ?? "TENON_TEST_TOOLS-is-not-set"
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Browser/site.py").path(percentEncoded: false)
        let site = try await Self.site.value
        let pictures = try TemporaryFolder()
        let browser = ChildProgram("\(tools)/bin/python", timeout: .seconds(300))
        let outcome = try await browser.run([
            script, check, site.served.address, site.exported.address, pictures.path,
        ])
        let isFine = outcome.isSuccess
        #expect(isFine, "\(outcome.errors.suffix(4000))")
    }
}
