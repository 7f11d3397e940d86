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

    @Test func `add and remove, killed at random moments`() async throws {
        let scene = try PackageScene()
        let tenon = scene.tenon
        try tenon.write(PackageScene.program, to: "main.js")
        try await tenon("add", "@alice/utils").expectSuccess()
        let (manifest, lock) = (try tenon.read("tenon.toml"), try tenon.read("tenon.lock"))
        var schedule = try await KillSchedule { try await tenon("add", "@carol/old") }
        let (longer, fuller) = (try tenon.read("tenon.toml"), try tenon.read("tenon.lock"))
        while schedule.next() {
            let words = schedule.round % 2 == 0 ? ["add", "@carol/old"] : ["remove", "@carol/old"]
            _ = try await schedule.disturb { moment in
                let outcome = try await tenon.run(words, timeout: moment)
                // What a killed one did already cannot be taken out again.
                return outcome.code == "not-a-dependency"
                    ? try await tenon("install") : outcome
            }
            let text = try tenon.read("tenon.toml")
            #expect(text == manifest || text == longer, "SEED=\(schedule.seed)")
            let locked = try tenon.read("tenon.lock")
            #expect(locked == lock || locked == fuller, "SEED=\(schedule.seed)")
            if schedule.round % 10 == 0 {
                try await tenon("install").expectSuccess()
                let now = try tenon.read("tenon.lock")
                #expect(now == (text == manifest ? lock : fuller), "SEED=\(schedule.seed)")
            }
        }
        try await tenon("install").expectSuccess()
        try await tenon("check").expectSuccess()
    }
}
