// SPDX-License-Identifier: Apache-2.0

/// A number of bytes in decimal units, as people read it: `812 B`, `1.4 MB`.
enum ByteCount {
    static func text(_ bytes: Int) -> String {
        var tenths = bytes * 10
        for unit in ["B", "kB", "MB", "GB"] {
            if tenths < 10_000 {
                return unit == "B" ? "\(bytes) B" : "\(tenths / 10).\(tenths % 10) \(unit)"
            }
            tenths /= 1_000
        }
        return "\(tenths / 10).\(tenths % 10) TB"
    }
}
