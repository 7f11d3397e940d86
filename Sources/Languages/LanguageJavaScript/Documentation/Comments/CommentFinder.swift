// SPDX-License-Identifier: Apache-2.0

/// Finds documentation comments in what stands between two tokens.
enum CommentFinder {
    /// What stands between `/**` and `*/` of each comment that is one.
    static func comments(in trivia: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var comments: [ArraySlice<UInt8>] = []
        var rest = trivia
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            let after = rest[slash...].dropFirst()
            switch after.first {
            case UInt8(ascii: "/"):
                rest = after.drop { $0 != 0x0A && $0 != 0x0D }
            case UInt8(ascii: "*"):
                let body = after.dropFirst()
                let end = end(of: body)
                if body.first == UInt8(ascii: "*"), body.startIndex < end {
                    comments.append(body[body.startIndex + 1..<end])
                }
                rest = body[min(end + 2, body.endIndex)...]
            default:
                rest = after
            }
        }
        return comments
    }

    /// Where the `*/` of the comment is whose content begins with `body`.
    private static func end(of body: ArraySlice<UInt8>) -> Int {
        var index = body.startIndex
        while index + 1 < body.endIndex {
            if body[index] == UInt8(ascii: "*"), body[index + 1] == UInt8(ascii: "/") {
                return index
            }
            index += 1
        }
        return body.endIndex
    }
}
