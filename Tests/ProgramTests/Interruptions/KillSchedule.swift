// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// Random moments at which a command is killed, spread over the time that it takes.
///
/// The moments follow from a seed, which is printed; `SEED=` in the environment repeats them.
struct KillSchedule {
    /// How often each of the three commands is killed: more than 200 in all.
    static let rounds = 70

    let seed: UInt64
    private var state: UInt64
    private var duration: Duration
    /// How often a command was killed before its end.
    private(set) var kills = 0

    /// Measures a command that runs undisturbed.
    init(measuring command: () async throws -> ChildProgram.Outcome) async throws {
        let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
        seed = given ?? UInt64.random(in: 1..<1 << 32)
        state = seed
        let clock = ContinuousClock()
        let start = clock.now
        try await command().expectSuccess()
        duration = clock.now - start
        print("kills with SEED=\(seed) within \(duration)")
    }

    /// A number below `bound`.
    mutating func next(below bound: UInt64) -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % bound
    }

    /// How long the next command may run.
    mutating func nextMoment() -> Duration { duration * Int(next(below: 1000)) / 1000 }

    /// Counts how a command ended, and adapts to what it takes now, beside everything else.
    ///
    /// - Returns: whether the command reported success.
    mutating func note(
        _ outcome: ChildProgram.Outcome,
        at place: SourceLocation = #_sourceLocation
    ) -> Bool {
        if outcome.status == .timedOut {
            kills += 1
            duration = duration * 101 / 100
            return false
        }
        #expect(outcome.isSuccess, "SEED=\(seed): \(outcome.summary)", sourceLocation: place)
        duration = duration * 95 / 100
        return outcome.isSuccess
    }
}
