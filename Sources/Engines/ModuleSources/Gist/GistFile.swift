// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// One file of a gist, as GitHub's API tells of it.
struct GistFile: Sendable {
    /// The name; gists have no folders.
    let name: ModulePath

    /// The bytes; `nil` when the API did not send all of them, or not as they are.
    let bytes: [UInt8]?

    /// Where the bytes are.
    let address: ModuleURL?
}
