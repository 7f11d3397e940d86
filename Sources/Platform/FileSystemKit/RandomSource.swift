// SPDX-License-Identifier: Apache-2.0

/// Where names that nobody may guess come from.
package struct RandomSource: Sendable {
    private let next: @Sendable () -> UInt64

    /// The random numbers of the operating system.
    package static let system = RandomSource { UInt64.random(in: .min ... .max) }

    /// Takes numbers from `next`; tests give fixed ones.
    package init(_ next: @escaping @Sendable () -> UInt64) {
        self.next = next
    }

    /// 32 lowercase hexadecimal digits.
    package func name() -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(32)
        for _ in 0..<2 {
            var value = next()
            for _ in 0..<16 {
                text.append(digits[Int(value & 15)])
                value >>= 4
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `count` random bytes.
    package func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            let value = next()
            for place in 0..<min(8, count - bytes.count) {
                bytes.append(UInt8(truncatingIfNeeded: value >> (8 * UInt64(place))))
            }
        }
        return bytes
    }
}
