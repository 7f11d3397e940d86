// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

extension Workspace {
    /// The files on which a program depends: its own, the manifest, the lock, and the configuration of its imports.
    ///
    /// Some of them may not be there.
    package func files(of program: PreparedProgram) -> Set<FilePath> {
        let own = program.graph.nodes.filter { $0.digest == nil && $0.id.source == .file }
        return settingFiles(of: program.entry)
            .union(own.compactMap { try? FilePath($0.id.description) })
    }

    /// The file of a program, and what says how it is run; the rest is unknown until it was read.
    ///
    /// - Throws: as ``entry(_:)``.
    package func files(of request: ProgramRequest) throws -> Set<FilePath> {
        let entry = try entry(of: request)
        let own = entry.id.source == .file ? try? FilePath(entry.id.description) : nil
        return settingFiles(of: entry).union([own].compactMap(\.self))
    }

    /// The suffixes of files that may be sources.
    package var sourceSuffixes: Set<String> {
        Set(languages.all.flatMap(\.descriptor.suffixes))
    }

    private func settingFiles(of entry: ProgramEntry) -> Set<FilePath> {
        let project = entry.project
        var files: Set = [
            project.root.appending(Project.manifestName),
            project.root.appending(Project.oldManifestName), project.lockPath,
        ]
        guard entry.id.source == .file, let path = try? FilePath(entry.id.description) else {
            return files
        }
        for folder in Project.ancestors(of: path.parent)
        where folder.relative(to: project.root) != nil {
            files.formUnion(ImportConfiguration.names.map(folder.appending))
        }
        return files
    }
}
