// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// What a person approves.
package enum ApprovalSubject: Hashable, Sendable, CustomStringConvertible {
    /// A module from elsewhere, by its content: another content needs another approval.
    case content(ContentDigest)

    /// A program of the user's own, by the real path of its file or folder. Its content may change.
    case place(FilePath)

    /// The digest or the path.
    package var description: String {
        switch self {
        case .content(let digest): digest.description
        case .place(let path): path.string
        }
    }
}
