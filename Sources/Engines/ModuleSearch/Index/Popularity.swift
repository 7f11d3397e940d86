// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Orders packages that fit a query equally well.
///
/// The position of a record in the index is its popularity turned round, so that the index itself gives the
/// most popular matches first and can stop early, however much matches.
enum Popularity {
    /// The number of different popularities.
    private static let steps: Int64 = 1 << 16

    /// How many records can be equally popular.
    private static let room = 32

    /// The position of a record, which is the `number`th of all.
    static func position(of record: SearchRecord, number: Int64) -> Int64 {
        (steps - 1 - step(of: record)) << room | (number & (1 << room - 1))
    }

    /// How popular the record at a position is, between 0 and 1.
    static func share(at position: Int64) -> Double {
        1 - Double(position >> room) / Double(steps)
    }

    /// Deprecated packages come last.
    ///
    /// Ten times the downloads weigh as much as 50 times the stars, or as
    /// two years.
    private static func step(of record: SearchRecord) -> Int64 {
        let day: Int64 = 86_400_000
        // Days since 2020, up to 2100.
        let days = min(max(record.published.milliseconds / day - 18_262, 0), 29_220)
        let points =
            thousandths(record.downloads) + thousandths(record.stars) * 600 / 1000 + days * 1000
            / 730
        return (record.isDeprecated ? 0 : steps / 2) + min(points / 2, steps / 2 - 1)
    }

    /// The decimal logarithm of `count` + 1, in thousandths.
    ///
    /// In whole numbers, so that every machine orders alike: a straight line between powers of two.
    private static func thousandths(_ count: Int) -> Int64 {
        let number = UInt64(max(0, count)) + 1
        let exponent = 63 - number.leadingZeroBitCount
        let top = exponent > 5 ? number >> (exponent - 5) : number << (5 - exponent)
        return Int64(exponent * 32 + Int(top & 0x1F)) * 301 / 32
    }
}
