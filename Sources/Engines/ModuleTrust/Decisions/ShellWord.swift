// SPDX-License-Identifier: Apache-2.0

/// Words of a command line that a person is told to type.
package enum ShellWord {
    /// The word as a POSIX shell reads it back; plain where nothing needs quotes.
    package static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                true
            default: "-_./:=,@%+".utf8.contains(byte)
            }
        }
        if isPlain, !word.isEmpty { return word }
        let inner = word.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: #"'\''"#)
        return "'\(inner)'"
    }
}
