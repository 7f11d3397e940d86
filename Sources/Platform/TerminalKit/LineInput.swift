// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Standard input, a line at a time, each as soon as it is there.
package final class LineInput: Sendable {
    private let limit: Int
    private let rest = Mutex<[UInt8]>([])

    /// Reads lines of at most `limit` bytes.
    package init(limit: Int) {
        self.limit = limit
    }

    /// The next line, without its line feed; `nil` at the end.
    ///
    /// The last line need not be ended.
    ///
    /// - Throws: ``InputError``; also for a line that is too long.
    package func next() throws(InputError) -> [UInt8]? {
        try rest.withLock { (rest) throws(InputError) in
            var searched = 0
            while true {
                if let end = rest[searched...].firstIndex(of: 0x0A) {
                    let line = Array(rest[..<end])
                    rest.removeSubrange(...end)
                    return line
                }
                searched = rest.count
                guard searched <= limit else { throw .tooLarge(limit: limit) }
                let chunk = try StandardStream.input.readSome()
                guard chunk.isEmpty else {
                    rest += chunk
                    continue
                }
                defer { rest = [] }
                return rest.isEmpty ? nil : rest
            }
        }
    }
}
