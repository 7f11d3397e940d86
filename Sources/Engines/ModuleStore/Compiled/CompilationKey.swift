// SPDX-License-Identifier: Apache-2.0

internal import SigningKit

/// The name of something compiled: a digest of all that decides what it is.
package struct CompilationKey: Hashable, Sendable {
    /// 32 bytes.
    let bytes: [UInt8]

    /// The key of what a compiler makes of `content`.
    ///
    /// - Parameters:
    ///   - content: the source, or whatever is compiled.
    ///   - compiler: the compiler with its version.
    ///   - options: what else decides, in a form that never means two things.
    package init(of content: [UInt8], compiler: String, options: String = "") {
        var hasher = SHA256Hasher()
        for text in [compiler, options] { hasher.update("\(text.utf8.count):\(text);") }
        hasher.update(content)
        bytes = hasher.digest()
    }

    /// In lowercase hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }
}
