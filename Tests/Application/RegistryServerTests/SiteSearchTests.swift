// SPDX-License-Identifier: Apache-2.0

import JSONKit
import ModuleModel
import RegistryServer
import RegistrySite
import Testing

/// What the site and the API of a server find.
@Suite struct SiteSearchTests {
    @Test func `both take a misspelled word for the one that was meant, and say so`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let package = try PublishablePackage("@alice/table@1.0.0")
        #expect(try await service.publish(package, as: alice).status == 201)
        try await service.api.catchUp()
        let matches = try await service.api.library.search(SiteQuery("tabel"))
        #expect(matches.records.map(\.name.description) == ["@alice/table"])
        #expect(matches.corrections == ["tabel": "table"])
        let answer = try await service.ask("GET", "/search?q=tabel")
        #expect(answer.json["corrections"]?["tabel"]?.string == "table")
        #expect(answer.json["results"]?.elements?.first?["name"]?.string == "@alice/table")
        let renderer = SiteRenderer(
            library: service.api.library,
            configuration: SiteConfiguration(hasServer: true)
        )
        let request = SiteRequest(
            segments: ["search"],
            isFolder: true,
            query: [(name: "q", value: "tabel")]
        )
        let page = String(decoding: await renderer.page(for: request).bytes, as: UTF8.self)
        #expect(page.contains("<strong>table</strong> instead of “tabel”"))
    }

    @Test func `the next page of results goes on where the first ended`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        for name in ["one", "two", "three"] {
            let package = try PublishablePackage("@alice/\(name)@1.0.0")
            #expect(try await service.publish(package, as: alice).status == 201)
        }
        try await service.api.catchUp()
        let library = service.api.library
        let first = try await library.search(SiteQuery("small", limit: 2))
        let second = try await library.search(SiteQuery("small", limit: 2, offset: 2))
        #expect(first.total == 3)
        #expect(second.total == 3)
        let names = (first.records + second.records).map(\.name.description)
        #expect(Set(names) == ["@alice/one", "@alice/two", "@alice/three"])
    }
}
