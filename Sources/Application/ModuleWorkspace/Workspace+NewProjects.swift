// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit

// MARK: - Starting projects

extension Workspace {
    /// Makes the first files of a project; a file that is there stays as it is.
    ///
    /// - Throws: ``NewProjectError`` before anything is written, ``ManifestError`` for a folder with both
    ///   manifests, ``FileSystemError``, after which the files that were made are gone again.
    package func start(_ request: NewProject) throws -> StartedProject {
        try ProjectStarter(
            languages: languages,
            workingDirectory: FileSystem.realPath(configuration.workingDirectory)
        ).start(request)
    }
}
