// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import Foundation
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// A registry whose writer is killed at any moment names nothing that is not there, and the next writer puts
/// right what is left.
@Suite struct RegistryBuildInterruptionTests {
    /// Expects that each archive that an index names is there, whole.
    private static func expectWhole(_ root: FilePath, seed: UInt64) throws {
        let index = root.appending("index")
        guard FileSystem.kind(of: index) != nil else { return }
        for scope in try FileSystem.list(index) where scope.hasPrefix("@") {
            for file in try FileSystem.list(index.appending(scope)) where file.hasSuffix(".json") {
                let name = try PackageName(parsing: "\(scope)/\(file.dropLast(5))")
                let bytes = try FileSystem.read(
                    root.appending("index/\(scope)/\(file)"),
                    limit: 1 << 20
                )
                let source = SourceText(name: file, bytes: bytes)
                let found = try RegistryCodec.index(of: name, from: source, folder: "/project")
                for release in found.releases {
                    let path = root.appending(RegistryLayout.archive(release.archive))
                    let archive = try FileSystem.read(path, limit: 1 << 20)
                    #expect(ContentDigest.ofFile(archive) == release.archive, "SEED=\(seed)")
                    let page = RegistryLayout.page(of: name, release.version)
                    #expect(FileSystem.kind(of: root.appending(page)) == .file, "SEED=\(seed)")
                }
            }
        }
    }

    @Test func `registry build, killed at random moments`() async throws {
        let tenon = try TenonProgram()
        for number in 0..<30 { try RegistryBuildTests.write(tenon, "p\(number)") }
        let root = try FilePath(tenon.project + "/out")
        var schedule = try await KillSchedule(kills: 40) {
            try await tenon("registry", "build", "in", "out")
        }
        while schedule.next() {
            if schedule.round % 3 == 0 { try FileSystem.removeTree(root) }
            let version = "1.\(schedule.round).0"
            try RegistryBuildTests.write(tenon, "p\(schedule.random(below: 30))", version)
            _ = try await schedule.disturb { moment in
                try await tenon("registry", "build", "in", "out", timeout: moment)
            }
            try Self.expectWhole(root, seed: schedule.seed)
        }
        try await tenon("registry", "build", "in", "out").expectSuccess()
        let check = try await tenon("registry", "check", "out")
        check.expectSuccess()
        #expect(check.errors.contains("0 errors, 0 warnings"), check.summary)
    }

    @Test func `publishing into a folder, killed at random moments`() async throws {
        let scene = try PublishScene(try TenonProgram())
        let tenon = scene.tenon
        var schedule = try await KillSchedule(kills: 30) { try await tenon("publish", "--yes") }
        while schedule.next() {
            try tenon.write(scene.manifest("1.\(schedule.round).0"), to: "tenon.toml")
            _ = try await schedule.disturb { moment in
                try await tenon("publish", "--yes", timeout: moment)
            }
            try Self.expectWhole(scene.registry.root, seed: schedule.seed)
        }
        try await tenon("publish", "--yes").expectSuccess()
        try scene.registry.builder.refreshHeads()
        let check = try await tenon("registry", "check", scene.registry.root.string)
        check.expectSuccess()
    }
}
