// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The compiler of ML with inputs that are made from seeds.
///
/// `FUZZ_SECONDS` sets for how long (`make fuzz-ml`: 600), else a fixed number of seeds is tried; `FUZZ_SEED` is the
/// first seed, and alone it repeats that one.
struct FuzzTests {
    private static let batch: UInt64 = 800
    private static let environment = ProcessInfo.processInfo.environment
    private static let seconds = environment["FUZZ_SECONDS"].flatMap(Int.init)
    private static let seed = environment["FUZZ_SEED"].flatMap(UInt64.init)

    @Test func `no input stops the compiler, and what it accepts becomes Python`() async throws {
        var programs = try FuzzedPrograms()
        let end = ContinuousClock.now + .seconds(Self.seconds ?? 0)
        var next = Self.seed ?? 0
        var memory: [Int] = []
        repeat {
            let count = Self.seed == nil || Self.seconds != nil ? Self.batch : 1
            for seed in next..<next + count { try programs.take(seed) }
            next += count
            try await programs.compileAccepted()
            memory.append(try ProcessorTime.residentMegabytes())
        } while ContinuousClock.now < end
        let count = Int(next - (Self.seed ?? 0))
        // Inputs that are all refused, or all taken, would test nothing.
        if count > 100 {
            #expect((count / 4..<count * 3 / 4).contains(programs.acceptedCount))
        }
        guard Self.seconds != nil else { return }
        print("\(count) inputs, \(programs.acceptedCount) accepted, longest \(programs.longest),")
        print("megabytes after each tenth:", (0..<10).map { memory[memory.count * $0 / 10] })
        print("megabytes at the end:", memory.last ?? 0)
        if memory.count >= 20 {
            let settled = memory[memory.count / 4..<memory.count / 2].max() ?? 0
            #expect((memory.last ?? 0) < settled + 32, "memory grows: \(memory)")
        }
    }
}
