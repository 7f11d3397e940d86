// SPDX-License-Identifier: Apache-2.0

/// The path of a request, checked: no spelling of it leads out of a folder.
///
/// Refused are empty names (`//`), `.` and `..`, backslashes, control characters, bytes that are no
/// UTF-8, broken percent escapes and everything that has to be escaped and is not. An escaped slash
/// stays inside of its segment, since npm asks for `/@alice%2futils`; the parts beside it obey the same rules.
package struct RequestTarget: Hashable, Sendable {
    /// The names between the slashes, decoded.
    package let segments: [String]

    /// Whether the path ends in a slash; the root does.
    package let isFolder: Bool

    /// Reads a path as it stands in a request line, without the query; `nil` if it is refused.
    package init?(parsing text: some StringProtocol) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var parts = text.utf8.dropFirst().split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        isFolder = parts.last?.isEmpty ?? true
        if isFolder { parts.removeLast() }
        var segments: [String] = []
        for part in parts {
            guard let segment = PercentEncoding.decode(part, allowed: PercentEncoding.isPathByte),
                Self.isHarmless(segment)
            else { return nil }
            segments.append(segment)
        }
        self.segments = segments
    }

    /// The path in its one canonical spelling.
    package var path: String {
        var text = ""
        for segment in segments { text += "/" + PercentEncoding.encodeSegment(segment) }
        return isFolder ? text + "/" : text
    }

    private static func isHarmless(_ segment: String) -> Bool {
        for byte in segment.utf8 where byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") {
            return false
        }
        return segment.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .allSatisfy { part in
                !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
            }
    }
}
