// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import HTTPServerKit

/// What tells one content of a file from another, as clients hand it back (RFC 9110 §8.8, §13).
struct FileValidators: Sendable {
    /// The entity tag of the bytes as they are.
    let tag: String

    /// The entity tag of the folded bytes.
    let foldedTag: String

    /// The time of the last change in seconds, unless another change may follow within the same second.
    let seconds: Int64?

    /// Reads them off a file, `milliseconds` being the time since 1970.
    init(_ status: FileStatus, milliseconds: Int64) {
        let parts = [UInt64(bitPattern: status.modifiedNanoseconds), UInt64(status.size)]
        let text = (parts + status.identity).map { String($0, radix: 36) }.joined(separator: "-")
        tag = "\"\(text)\""
        foldedTag = "\"\(text)-gz\""
        let isSettled = milliseconds - status.modifiedMilliseconds > 2000
        seconds = isSettled ? status.modifiedNanoseconds / 1_000_000_000 : nil
    }

    /// Whether the client has the content already.
    func areKnown(to headers: ServerHeaders) -> Bool {
        let tags = headers.values(of: "if-none-match")
        if !tags.isEmpty {
            return tags.contains { $0.trimmed == "*" || matches($0) }
        }
        guard let seconds, let since = headers["if-modified-since"].flatMap(HTTPDate.seconds) else {
            return false
        }
        return seconds <= since
    }

    /// Whether a part may be sent: the client has other parts of the same bytes.
    func allowPart(_ headers: ServerHeaders) -> Bool {
        guard let condition = headers["if-range"] else { return true }
        if condition.hasPrefix("\"") { return condition == tag }
        return seconds.map { HTTPDate.text(seconds: $0) } == condition
    }

    /// For `If-None-Match`, weak and strong tags are alike, and each form of the content will do.
    private func matches(_ list: String) -> Bool {
        list.split(separator: ",").contains { entry in
            let text = entry.trimmed
            let strong = text.hasPrefix("W/") ? String(text.dropFirst(2)) : text
            return strong == tag || strong == foldedTag
        }
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(
            drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed()
        )
    }
}
