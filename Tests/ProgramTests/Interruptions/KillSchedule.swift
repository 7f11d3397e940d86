// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Random moments at which a command is killed, spread over the time that it takes.
///
/// The moments follow from a seed, which is printed; `SEED=` in the environment repeats them.
struct KillSchedule {
    /// How often the command is killed.
    private let wanted: Int
    let seed: UInt64
    /// The number of the command under way.
    private(set) var round = 0
    private var state: UInt64
    private var kills = 0
    /// About how long the command takes, beside everything else that runs now.
    private var duration: Duration

    /// Measures a command that runs undisturbed, and is then killed often enough to be killed anywhere.
    init(kills: Int = 70, measuring command: () async throws -> ChildProgram.Outcome) async throws {
        wanted = kills
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
        seed = given ?? UInt64.random(in: 1..<1 << 32)
        state = seed
        let start = ContinuousClock.now
        try await command().expectSuccess()
        duration = .now - start
        print("kills with SEED=\(seed) within \(duration)")
    }

    /// Whether there is another round: until there were enough kills.
    mutating func next() -> Bool {
        round += 1
        #expect(round < wanted * 20, "SEED=\(seed): \(kills) kills are too few")
        return kills < wanted && round < wanted * 20
    }

    /// A number below `bound`.
    mutating func random(below bound: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % bound
    }

    /// Runs a command that is killed at the moment it is given, unless it is faster.
    ///
    /// - Returns: whether the command reported success.
    mutating func disturb(
        at place: SourceLocation = #_sourceLocation,
        _ command: (Duration) async throws -> ChildProgram.Outcome
    ) async throws -> Bool {
        let moment = duration * Int(random(below: 1000)) / 1000
        let start = ContinuousClock.now
        let outcome = try await command(moment)
        if outcome.status == .timedOut {
            kills += 1
            duration = duration * 21 / 20
            return false
        }
        #expect(outcome.isSuccess, "SEED=\(seed): \(outcome.summary)", sourceLocation: place)
        duration = (duration + (.now - start)) / 2
        return outcome.isSuccess
    }
}
