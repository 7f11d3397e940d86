// SPDX-License-Identifier: Apache-2.0

extension Permission {
    /// The text form, with a path below `folder` written as a path from there; what
    /// ``init(parsing:relativeTo:)`` reads.
    package func text(relativeTo folder: String?) -> String {
        guard kind == .read || kind == .write || kind == .run, let target, let folder else {
            return description
        }
        if target.utf8.elementsEqual(folder.utf8) { return "\(kind.rawValue):." }
        guard target.utf8.starts(with: folder.utf8),
            target.utf8.dropFirst(folder.utf8.count).first == UInt8(ascii: "/")
        else { return description }
        return "\(kind.rawValue):./" + target.dropFirst(folder.count + 1)
    }
}
