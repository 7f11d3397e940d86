// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text without the sequences that colour it on a terminal (ECMA-48 §5.4): the runtime writes some into
    /// the messages of errors, wherever they go.
    var withoutEscapeSequences: String {
        guard utf8.contains(0x1B) else { return self }
        var plain: [UInt8] = []
        plain.reserveCapacity(utf8.count)
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == 0x1B, rest.first == UInt8(ascii: "[") else {
                plain.append(byte)
                continue
            }
            let end = rest.dropFirst().firstIndex { !(0x20...0x3F).contains($0) }
            // One that does not end is no sequence.
            guard let end, (0x40...0x7E).contains(rest[end]) else {
                plain.append(byte)
                continue
            }
            rest = rest[rest.index(after: end)...]
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
