// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

/// A file of the folder that was opened for a request.
struct FoundFile: Sendable {
    let path: FilePath
    let file: OpenFile
    let policy: FilePolicy
    let validators: FileValidators
}
