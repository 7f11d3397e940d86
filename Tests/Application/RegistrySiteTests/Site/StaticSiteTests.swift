// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import Foundation
import RegistrySite
import RegistrySupport
import Testing

@Suite struct StaticSiteTests {
    @Test func `every link of an export leads somewhere`() async throws {
        let sample = try SampleRegistry(more: [HostilePackage.package])
        _ = try await StaticSite(library: FolderLibrary(root: sample.root)).write(to: sample.root)
        let root = URL(filePath: sample.root.string)
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let pages = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "html" }
        #expect(pages.count > 150)
        for page in pages {
            let text = try String(contentsOf: page, encoding: .utf8)
            for link in text.matches(of: /(?:href|src|action)="([^"#?]+)/).map({ String($0.1) })
            where !link.contains("://") && !link.hasPrefix("mailto:") {
                let base = page.deletingLastPathComponent()
                let target = URL(string: link, relativeTo: base)?.standardizedFileURL
                let path = target?.path(percentEncoded: false) ?? ""
                let file = path.hasSuffix("/") ? path + "index.html" : path
                let isThere = FileManager.default.fileExists(atPath: file)
                #expect(isThere, "\(page.path): \(link)")
            }
        }
    }

    @Test func `an export writes only what has changed`() async throws {
        let sample = try SampleRegistry()
        let site = StaticSite(library: FolderLibrary(root: sample.root))
        let first = try await site.write(to: sample.root)
        #expect(first.written == first.made)
        let second = try await site.write(to: sample.root)
        #expect(second.written == 0)
        #expect(second.skipped == 13)

        let page = sample.root.appending("packages/@ada/csv/index.html")
        let before = try FileSystem.read(page, limit: 1 << 20)
        let statistics = sample.root.appending("statistics/@ada/csv.json")
        try FileSystem.remove(statistics)
        let third = try await site.write(to: sample.root)
        #expect(third.skipped == 12)
        #expect(third.written > 0)
        #expect(try FileSystem.read(page, limit: 1 << 20) != before)
    }

    @Test func `a damaged state costs work, nothing else`() async throws {
        let sample = try SampleRegistry()
        let site = StaticSite(library: FolderLibrary(root: sample.root))
        _ = try await site.write(to: sample.root)
        let state = sample.root.appending("site/state.json")
        try FileSystem.writeAtomically(Array("[".utf8), to: state)
        let summary = try await site.write(to: sample.root)
        #expect(summary.written == 0)
        #expect(summary.skipped == 0)
    }
}
