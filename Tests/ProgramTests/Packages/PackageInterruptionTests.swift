// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// An install that is killed at any moment leaves what the next one finishes.
@Suite struct PackageInterruptionTests {
    @Test func `install, killed at random moments`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        let manifest = scene.manifest("\"@alice/utils\" = \"^1\"\n\"@carol/old\" = \"^1\"\n")
        try tenon.write(manifest, to: "tenon.toml")
        try tenon.write(PackageScene.program, to: "main.js")
        var schedule = try await KillSchedule { try await tenon("install") }
        let whole = try tenon.read("tenon.lock")
        while schedule.next() {
            if schedule.round % 3 > 0 {
                try? FileManager.default.removeItem(atPath: tenon.project + "/tenon.lock")
            }
            if schedule.round % 3 < 2 { try? FileManager.default.removeItem(atPath: tenon.home) }
            _ = try await schedule.disturb { moment in try await tenon("install", timeout: moment) }
            if tenon.exists("tenon.lock") {
                #expect(try tenon.read("tenon.lock") == whole, "SEED=\(schedule.seed)")
            }
            if schedule.round % 10 == 0 {
                try await tenon("install").expectSuccess()
                try await tenon("run", "--frozen", "--approve", "main.js")
                    .expectSuccess(output: "HELLO! abab\n")
            }
        }
        try await tenon("install").expectSuccess()
        try await tenon("verify").expectSuccess()
        #expect(try tenon.read("tenon.lock") == whole)
        #expect(try tenon.read("tenon.toml") == manifest)
    }
}
