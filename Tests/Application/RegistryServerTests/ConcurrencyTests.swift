// SPDX-License-Identifier: Apache-2.0

import JSONKit
import ModuleModel
import ModuleSources
import RegistryServer
import TestSupport
import Testing

/// Many who publish at once.
@Suite struct ConcurrencyTests {
    @Test func `of two contents for one version, one is published`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let packages = try (0..<8).map { number in
            try PublishablePackage(
                "@alice/utils@1.0.0",
                files: ["main.js": "/** It. */\n\n/** It. */\nexport const it = \(number % 2)\n"]
            )
        }
        var statuses: [Int] = []
        var digests: Set<JSONValue> = []
        try await withThrowingTaskGroup(of: TestService.Answer.self) { group in
            for package in packages {
                group.addTask { try await service.publish(package, as: alice) }
            }
            for try await answer in group {
                statuses.append(answer.status)
                if let digest = answer.json["digest"] { digests.insert(digest) }
            }
        }
        #expect(statuses.sorted() == [200, 200, 200, 201, 409, 409, 409, 409])
        let index = try #require(try service.index(of: "@alice/utils"))
        #expect(digests == [.string(index.releases[0].digest.description)])
        #expect(index.releases.count == 1)
        let audit = try await service.ask("GET", "/audit", as: service.administrator)
        let actions = audit.json["entries"]?.elements?.filter { $0["action"] == "publish" }
        #expect(actions?.count == 1)
    }

    @Test func `many versions and packages at once are all there`() async throws {
        let service = try await TestService()
        let alice = try await service.makeUser("alice")
        let names = (0..<24).map { "@alice/p\($0 % 4)@1.\($0 / 4).0" }
        try await withThrowingTaskGroup(of: Int.self) { group in
            for name in names {
                group.addTask {
                    try await service.publish(try PublishablePackage(name), as: alice).status
                }
            }
            for try await status in group {
                #expect(status == 201, "\(service.troubles.messages)")
            }
        }
        for number in 0..<4 {
            let index = try #require(try service.index(of: "@alice/p\(number)"))
            #expect(index.releases.count == 6)
            #expect(index.owners == ["alice"])
        }
        try await service.api.catchUp()
        let listed = try service.folder.read("registry/" + RegistryLayout.names)
        #expect(String(decoding: listed, as: UTF8.self).contains("@alice/p3"))
    }
}
