// SPDX-License-Identifier: Apache-2.0

@testable import ArchiveKit

/// One entry of a tar archive, with whatever an attacker writes into its header.
struct RawEntry {
    var name = Array("package/a.js".utf8)
    var prefix: [UInt8] = []
    var type = UInt8(ascii: "0")
    var link: [UInt8] = []
    var magic = Array("ustar\u{0}00".utf8)
    var size: [UInt8]?
    var checksum: [UInt8]?
    var content = Array("a".utf8)
    var padding: UInt8 = 0

    init(_ name: String = "package/a.js", type: Character = "0", content: String = "a") {
        self.name = Array(name.utf8)
        self.type = type.asciiValue ?? 0
        self.content = Array(content.utf8)
    }

    func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }

    var bytes: [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: [UInt8], at start: Int) {
            for (place, byte) in bytes.enumerated() { block[start + place] = byte }
        }
        put(name, at: 0)
        for start in [100, 108, 116] { put(Array("0000644\u{0}".utf8), at: start) }
        let octal = String(content.count, radix: 8)
        let zeros = String(repeating: "0", count: 11 - octal.count)
        put(size ?? Array("\(zeros)\(octal)\u{0}".utf8), at: 124)
        put(Array("00000000000\u{0}".utf8), at: 136)
        put(Array("        ".utf8), at: 148)
        block[156] = type
        put(link, at: 157)
        put(magic, at: 257)
        put(prefix, at: 345)
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        put(
            checksum
                ?? Array("\(String(repeating: "0", count: 6 - sum.count))\(sum)\u{0} ".utf8),
            at: 148
        )
        let rest = (512 - content.count % 512) % 512
        return block + content + [UInt8](repeating: padding, count: rest)
    }
}

/// A whole archive of such entries.
enum RawTar {
    static let end = [UInt8](repeating: 0, count: 1024)

    static func gzip(_ entries: [RawEntry], end: [UInt8] = Self.end) throws -> [UInt8] {
        try Deflater.gzip(entries.flatMap(\.bytes) + end, name: "raw.tar.gz")
    }
}
