// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleModel
internal import TOMLKit

/// Makes the files of a new project; never changes one that is there.
struct ProjectStarter {
    let languages: LanguageTable
    let workingDirectory: FilePath

    func start(_ request: NewProject) throws -> StartedProject {
        let folder = request.folder.absolute(from: workingDirectory).normalized
        let (language, template) = try template(for: request)
        let name = try request.name ?? derivedName(of: folder)
        let files = try files(of: template, name: name, language: language, kind: request.kind)
        if request.makesFolder {
            guard FileSystem.kind(of: folder) == nil else {
                throw NewProjectError.folderExists(request.folder)
            }
            try FileSystem.createFolders(folder)
        }
        if let path = try manifest(in: folder) { throw NewProjectError.manifestExists(path) }
        var (made, kept): ([String], [String]) = ([], [])
        do {
            for file in files {
                let isNew = try write(file, in: folder)
                if isNew { made.append(file.path) } else { kept.append(file.path) }
            }
        } catch {
            // Only what this call made goes: whoever tries again finds the folder as it was.
            for path in made { try? FileSystem.remove(folder.appending(path)) }
            if request.makesFolder { try? FileSystem.removeTree(folder) }
            throw error
        }
        return StartedProject(
            name: name,
            language: language,
            root: folder,
            made: made,
            kept: kept,
            start: (request.kind == .program ? template.entry : template.test).path.description
        )
    }

    private func template(
        for request: NewProject
    ) throws(NewProjectError) -> (language: String, template: ProjectTemplate) {
        let offers = languages.all.compactMap { frontEnd in
            frontEnd.template(for: request.kind).map { (frontEnd.descriptor.id, $0) }
        }
        let wanted = offers.first { request.language == nil || $0.0 == request.language }
        guard let wanted else {
            throw .noTemplate(language: request.language ?? "", known: offers.map(\.0))
        }
        return wanted
    }

    private func derivedName(of folder: FilePath) throws(NewProjectError) -> ManifestName {
        let text = folder.lastComponent
        do {
            return .local(try ModuleName(parsing: text))
        } catch {
            throw .unusableFolderName(text, reason: error.reason)
        }
    }

    private func manifest(in folder: FilePath) throws -> FilePath? {
        let path = try Project.manifestPath(in: folder)
        return FileSystem.kind(of: path) == nil ? nil : path
    }

    /// Creates a file with the folders above it.
    ///
    /// - Returns: whether there was none.
    private func write(_ file: (path: String, text: String), in folder: FilePath) throws -> Bool {
        let path = folder.appending(file.path)
        try FileSystem.createFolders(path.parent)
        do {
            try FileSystem.writeBriefly(Array(file.text.utf8), to: path, mode: 0o644)
            return true
        } catch let error where error.code == .exists {
            return false
        }
    }
}

// MARK: - The files that every project has

extension ProjectStarter {
    /// All files; the manifest comes last, so that what was interrupted can be started again.
    private func files(
        of template: ProjectTemplate,
        name: ManifestName,
        language: String,
        kind: ProjectKind
    ) throws -> [(path: String, text: String)] {
        template.files.map { ($0.path.description, $0.text) } + [
            ("README.md", readMe(template, name: name, kind: kind)),
            (".gitignore", Self.ignored),
            (
                Project.manifestName,
                try manifest(template, name: name, language: language, kind: kind)
            ),
        ]
    }

    private func manifest(
        _ template: ProjectTemplate,
        name: ManifestName,
        language: String,
        kind: ProjectKind
    ) throws -> String {
        let source = SourceText(name: Project.manifestName, bytes: [])
        var editor = try TOMLEditor(source)
        var values = [
            (["package", "name"], name.description), (["package", "version"], "0.1.0"),
            (["package", "language"], language),
        ]
        switch kind {
        case .program: values.append((["package", "entry"], template.entry.path.description))
        case .library: values.append((["exports", "."], "./\(template.entry.path)"))
        }
        for (path, value) in values { try editor.set(path, to: .string(value)) }
        return String(decoding: editor.source.bytes, as: UTF8.self)
    }

    private func readMe(
        _ template: ProjectTemplate,
        name: ManifestName,
        kind: ProjectKind
    ) -> String {
        let run = kind == .program ? "tenon run \(template.entry.path)\n" : ""
        return """
            # \(name)

            ```sh
            \(run)tenon run \(template.test.path)
            ```

            """
    }

    private static let ignored = """
        # Secrets, and files that a command left behind when it was killed. `tenon.lock` is not among
        # them: it belongs into version control.
        .env
        \(FileSystem.temporaryPrefix)*

        """
}
