// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import JSONKit
import ModuleModel
import ModuleSources
import RegistryServer
import TestSupport
import Testing

/// Downloads, stars and what clients report.
@Suite struct StatisticsTests {
    private func service() async throws -> (TestService, alice: String, archive: String) {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        _ = try await service.publish(try PublishablePackage("@alice/utils@1.0.0"), as: alice)
        let index = try #require(try service.index(of: "@alice/utils"))
        return (service, alice, RegistryLayout.archive(index.releases[0].archive))
    }

    private func statistics(in service: TestService) throws -> PackageStatistics {
        let name = RegistryLayout.statistics(of: try PackageName(parsing: "@alice/utils"))
        let bytes = try service.folder.read("registry/" + name)
        return try RegistryCodec.statistics(from: SourceText(name: name, bytes: bytes))
    }

    @Test func `downloads are counted per version and day, by archive and by what Deno reads`()
        async throws
    {
        let (service, _, archive) = try await service()
        for _ in 1...3 { service.api.countDownload(ofFile: archive.split("/")) }
        service.clock.advance(days: 1)
        service.api.countDownload(ofFile: ["@alice", "utils", "1.0.0_meta.json"])
        service.api.countDownload(ofFile: ["@alice", "utils", "9.9.9_meta.json"])
        service.api.countDownload(ofFile: ["index", "@alice", "utils.json"])
        await service.api.stop()
        let statistics = try statistics(in: service)
        let version = try Version(parsing: "1.0.0")
        let days = statistics.downloads.sorted { $0.key < $1.key }.map(\.value)
        #expect(days == [[version: 3], [version: 1]])
        let answer = try await service.ask("GET", "/packages/@alice/utils/statistics")
        #expect(answer.json == RegistryCodec.value(of: statistics))
        let short = try await service.ask("GET", "/packages/@alice/utils/statistics?days=1")
        #expect(short.json["downloads"]?.members?.count == 1)
    }

    @Test func `stars are given once an account, and taken back`() async throws {
        let (service, alice, _) = try await service()
        let bob = try await service.makeUser("bob")
        let path = "/packages/@alice/utils/star"
        for token in [alice, alice, bob] {
            #expect(try await service.ask("PUT", path, as: token).status == 204)
        }
        #expect(try await service.ask("PUT", path).status == 401)
        await service.api.stop()
        #expect(try statistics(in: service).stars == 2)
        #expect(try await service.ask("DELETE", path, as: bob).status == 204)
        await service.api.stop()
        #expect(try statistics(in: service).stars == 1)
    }

    @Test(arguments: [
        (#"{"package":"@alice/utils","version":"1.0.0","event":"install","count":2}"#, 204),
        (#"{"package":"@alice/none","version":"1.0.0","event":"cache-hit","count":1}"#, 204),
        (#"{"package":"utils","version":"1.0.0","event":"install","count":2}"#, 400),
        (#"{"package":"@alice/utils","version":"1","event":"install","count":2}"#, 400),
        (#"{"package":"@alice/utils","version":"1.0.0","event":"spy","count":2}"#, 400),
        (#"{"package":"@alice/utils","version":"1.0.0","event":"install","count":0}"#, 400),
        (#"{"package":"@alice/utils","version":"1.0.0","event":"install","count":1.5}"#, 400),
        (#"{"package":"@alice/utils","version":"1.0.0","event":"install"}"#, 400),
        (
            #"{"package":"@alice/utils","version":"1.0.0","event":"import","count":1,"who":"me"}"#,
            400
        ),
    ])
    func `clients report what they did`(event: String, status: Int) async throws {
        let (service, _, _) = try await service()
        let answer = try await service.send(
            "POST",
            "/statistics",
            as: nil,
            Array(#"{"events":[\#(event)]}"#.utf8),
            ["Content-Type": "application/json"]
        )
        #expect(answer.status == status)
        try await service.api.catchUp()
        #expect(service.troubles.codes.isEmpty)
    }

    @Test func `when a token was last used is known`() async throws {
        let (service, alice, _) = try await service()
        try await service.api.catchUp()
        let tokens = try await service.ask("GET", "/tokens", as: alice)
        #expect(
            tokens.json["tokens"]?.elements?.first?["lastUsed"]
                == .string(service.clock.now.description)
        )
    }

    @Test func `a package of a folder that was built by hand counts too`() async throws {
        let (service, _, archive) = try await service()
        let first = service.folder
        service.api.countDownload(ofFile: archive.split("/"))
        await service.api.stop()
        // A new database over the same folder: what was counted is gone, what is published is not.
        let other = try TemporaryFolder()
        try other.copy(first.path("registry"), to: "registry")
        let second = try await TestService(in: other)
        try await second.api.catchUp()
        second.api.countDownload(ofFile: archive.split("/"))
        await second.api.stop()
        #expect(try statistics(in: second).total == 1)
    }
}

extension String {
    fileprivate func split(_ separator: Character) -> [String] {
        split(separator: separator).map(String.init)
    }
}
