// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import TestSupport
import Testing

@Suite struct TimestampTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (1_795_231_200_000, "2026-11-21T03:20:00Z"),
        (1_795_231_200_007, "2026-11-21T03:20:00.007Z"), (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00Z"), (-62_167_219_200_000, "0000-01-01T00:00:00Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
    func `the text form survives a round trip`(milliseconds: Int64, text: String) throws {
        #expect(Timestamp(milliseconds: milliseconds).description == text)
        #expect(try Timestamp(parsing: text).milliseconds == milliseconds)
    }

    @Test func `any instant of four-digit years survives a round trip`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<2000 {
            let time = Timestamp(
                milliseconds: .random(in: -62_167_219_200_000...253_402_300_799_999, using: &random)
            )
            #expect(try Timestamp(parsing: time.description) == time)
        }
    }

    @Test(arguments: [
        "", "2026-11-21", "2026-11-21T03:20:00", "2026-11-21t03:20:00z", "2026-11-21 03:20:00Z",
        "2026-11-21T03:20:00+00:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-11-21T24:00:00Z", "2026-11-21T03:60:00Z", "2026-12-31T23:59:60Z",
        "2026-11-21T03:20:00.5Z", "２026-11-21T03:20:00Z",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: Timestamp.Malformed.self) { try Timestamp(parsing: text) }
    }

    @Test(arguments: [Int64.min, Int64.max])
    func `an instant out of range still has a description`(milliseconds: Int64) {
        #expect(!Timestamp(milliseconds: milliseconds).description.isEmpty)
    }
}
