// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel

/// Who answers the calls of one run, and what the run may do.
struct CallService: Sendable {
    /// What the program may do.
    let permissions: PermissionSet
    /// Where files of a loaded module are to be written.
    let loadedFolder: FilePath
    /// Answers the module API; without it every call of that is refused.
    let modules: (any ProgramCallHandler)?
    /// Does exchanges over the network; without it every one is refused.
    let fetches: (any ProgramFetchHandler)?
}
