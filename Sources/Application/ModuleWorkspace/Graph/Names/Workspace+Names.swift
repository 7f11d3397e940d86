// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel

extension Workspace {
    /// Where the modules of a program are looked for that its imports only name.
    ///
    /// - Throws: what reading the configuration of its project throws.
    func search(for entry: ProgramEntry, _ options: ImportOptions) throws -> ImportSearch {
        guard entry.id.source == .file else { return search(options, in: entry.project.root) }
        let path = try FilePath(entry.id.description)
        guard case .code(let frontEnd) = languages.content(suffix: path.suffix ?? ""),
            frontEnd is any CompiledLanguage
        else { return ImportSearch() }
        let configuration = try ImportConfiguration(for: path.parent, root: entry.project.root)
        for warning in configuration.warnings { interaction.warn(warning) }
        return search(options.over(configuration.options), in: path.parent)
    }

    /// Where the modules of a whole project are looked for.
    func search(for project: Project) throws -> ImportSearch {
        let configuration = try ImportConfiguration(for: project.root, root: project.root)
        return search(configuration.options, in: project.root)
    }

    private func search(_ options: ImportOptions, in folder: FilePath) -> ImportSearch {
        ImportSearch(options, programFolder: folder)
    }
}
