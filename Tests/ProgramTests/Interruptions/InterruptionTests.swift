// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Killed at any moment, nothing that was reported is lost and nothing half written is ever read.
@Suite struct InterruptionTests {
    /// What a name may hold, as far as its saves tell.
    private struct Expectation {
        /// What was reported as saved, or seen; it may not disappear.
        var certain: String?
        /// What a killed save may have left behind.
        var possible: [String] = []
    }

    @Test func `save, killed at random moments`() async throws {
        let tenon = try TenonProgram()
        var schedule = try await KillSchedule {
            try await tenon("save", "first", "--code", "export default 'first'")
        }
        var names: [String: Expectation] = [:]
        while schedule.next() {
            let name = "n\(schedule.random(below: 6))"
            let filler = String(repeating: "x", count: Int(schedule.random(below: 200_000)))
            let code = "export default 'round \(schedule.round)' // \(filler)"
            let isReported = try await schedule.disturb { moment in
                try await tenon.run(
                    ["save", name, "-"],
                    input: Array(code.utf8),
                    timeout: moment
                )
            }
            if isReported {
                names[name] = Expectation(certain: code)
            } else {
                names[name, default: Expectation()].possible.append(code)
            }
            names[name] = try await check(tenon, name, names[name], seed: schedule.seed)
        }
        for (name, expectation) in names {
            _ = try await check(tenon, name, expectation, seed: schedule.seed)
        }
        try await tenon("cache", "verify").expectSuccess()
        try await tenon("cache", "gc").expectSuccess()
        try await tenon("get", "first").expectSuccess(output: "export default 'first'")
    }

    /// Expects that a name holds what it may hold, and returns what is certain now.
    private func check(
        _ tenon: TenonProgram,
        _ name: String,
        _ expectation: Expectation?,
        seed: UInt64
    ) async throws -> Expectation {
        let expectation = expectation ?? Expectation()
        let outcome = try await tenon("get", name)
        guard outcome.isSuccess else {
            let isUnknown = outcome.code == "saved-not-found"
            #expect(isUnknown, "SEED=\(seed): \(outcome.summary)")
            #expect(expectation.certain == nil, "SEED=\(seed): \(name) is lost")
            return expectation
        }
        let candidates = [expectation.certain].compactMap { $0 } + expectation.possible
        let isKnown = candidates.contains(outcome.output)
        #expect(isKnown, "SEED=\(seed): \(name) holds \(outcome.output.prefix(60))")
        return Expectation(certain: outcome.output)
    }

    @Test func `lock, killed at random moments`() async throws {
        let tenon = try TenonProgram.served()
        try makeProgram(tenon)
        var schedule = try await KillSchedule { try await tenon("lock", "--approve", "main.js") }
        let whole = try tenon.lock().timeless
        let path = tenon.project + "/tenon.lock"
        while schedule.next() {
            if schedule.round % 3 > 0 { try? FileManager.default.removeItem(atPath: path) }
            if schedule.round % 3 == 2 { try? FileManager.default.removeItem(atPath: tenon.home) }
            let isReported = try await schedule.disturb { moment in
                try await tenon("lock", "--approve", "main.js", timeout: moment)
            }
            if isReported || tenon.exists("tenon.lock") {
                // Written at the end or after each module, but never in pieces.
                let lock = try tenon.lock()
                if isReported { #expect(lock.timeless == whole, "SEED=\(schedule.seed)") }
            }
            if schedule.round % 10 == 0 {
                try await tenon("run", "--approve", "main.js").expectSuccess(output: "0 1 2 3 4\n")
                try await tenon("verify").expectSuccess()
            }
        }
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        #expect(try tenon.lock().timeless == whole)
        try await tenon("run", "--offline", "--locked", "main.js")
            .expectSuccess(output: "0 1 2 3 4\n")
        expectNoRests(in: tenon.project)
    }

    @Test func `install, killed at random moments`() async throws {
        let tenon = try TenonProgram.served()
        try makeProgram(tenon)
        try await tenon("lock", "--approve", "main.js").expectSuccess()
        let lock = try tenon.lock().text
        var home = ["TENON_HOME": tenon.folder.path("home")]
        var schedule = try await KillSchedule { try await tenon("install", environment: home) }
        while schedule.next() {
            if schedule.round % 2 == 0 {
                home = ["TENON_HOME": tenon.folder.path("home\(schedule.round)")]
            }
            let isReported = try await schedule.disturb { moment in
                try await tenon("install", environment: home, timeout: moment)
            }
            if isReported { try await tenon("verify", environment: home).expectSuccess() }
            try await expectWholeBlobs(below: home["TENON_HOME"] ?? "", seed: schedule.seed)
            if schedule.round % 10 == 1 {
                try await tenon("install", environment: home).expectSuccess()
                try await tenon(
                    "run",
                    "--offline",
                    "--locked",
                    "--approve",
                    "main.js",
                    environment: home
                ).expectSuccess(output: "0 1 2 3 4\n")
            }
        }
        #expect(try tenon.lock().text == lock)
    }

    /// A program of five modules from a server, one of them large.
    private func makeProgram(_ tenon: TenonProgram) throws {
        var lines: [String] = []
        for index in 0..<5 {
            let filler = String(repeating: "y", count: index * 100_000)
            try tenon.serve("export default \(index) // \(filler)", at: "m\(index).js")
            lines.append("import m\(index) from '\(tenon.url("m\(index).js"))'")
        }
        lines.append("console.log(m0, m1, m2, m3, m4)")
        try tenon.write(lines.joined(separator: "\n"), to: "main.js")
    }

    /// Expects that every file under the name of a digest has that digest.
    private func expectWholeBlobs(below home: String, seed: UInt64) async throws {
        let script = """
            cd "$1/files" 2>/dev/null || exit 0
            find . -type f -regextype posix-extended -regex '\\./[0-9a-f]{2}/[0-9a-f]{62}(\\..*)?' \
                -exec sha256sum {} + | while read -r digest path; do
                name=${path#./}; name=${name%%.*}
                [ "$digest" = "${name%%/*}${name##*/}" ] || echo "$path"
            done
            """
        let outcome = try await ChildProgram("/bin/bash").run(["-c", script, "bash", home])
        #expect(outcome.output.isEmpty, "SEED=\(seed): half written: \(outcome.output)")
    }

    /// Expects that a killed command left nothing that a person or a tool would take for theirs.
    private func expectNoRests(in folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let others = names.filter { !["main.js", "tenon.lock"].contains($0) }
        #expect(others.allSatisfy { $0.hasPrefix(".tenon-tmp-") }, "\(others)")
    }
}
