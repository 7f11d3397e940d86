// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import LanguageSupport
internal import ModuleModel

// MARK: - Dependencies in other languages

extension Workspace {
    /// What is wrong with the manifest of `project` without making it useless: what its reader noticed, and a language
    /// that there is not.
    package func warnings(of project: Project) -> [Diagnostic] {
        guard let name = project.manifest.package.language, frontEnd(of: name) == nil else {
            return project.warnings
        }
        let known = languages.all.map(\.descriptor.id)
        let unknown = Diagnostic(
            code: "language-unknown",
            severity: .warning,
            message:
                "`package.language` in `\(project.ownManifestName)` is `\(name)`, which Tenon does not know",
            notes: ["there are " + known.map { "`\($0)`" }.joined(separator: ", ")],
            hints: NearestNames.hints(NearestNames.of(name, among: known))
        )
        return project.warnings + [unknown]
    }

    /// Warnings about what an update added that programs in the language of `project` can't import.
    ///
    /// It is no error: other programs of the project may be in that language. A project without a language gets none.
    package func languageWarnings(
        about update: PackageUpdate,
        in project: Project
    ) -> [Diagnostic] {
        guard let own = frontEnd(of: project.manifest.package.language) else { return [] }
        return added(by: update, to: project).compactMap { name, language in
            guard let other = frontEnd(of: language)?.descriptor,
                other.interpreter != own.descriptor.interpreter
            else { return nil }
            return Diagnostic(
                code: "package-other-language",
                severity: .warning,
                message:
                    "`\(name)` is in \(other.title), which programs in \(own.descriptor.title) can't import",
                hints: [
                    "import it in programs in \(other.title), or take it out with `tenon remove \(name)`"
                ]
            )
        }
    }

    /// The dependencies that the manifest names, with the language of each.
    private func added(
        by update: PackageUpdate,
        to project: Project
    ) -> [(name: ManifestName, language: String?)] {
        let packages = update.changes.compactMap { change -> (ManifestName, String?)? in
            guard case .added(let entry) = change, let package = entry.package,
                project.own.dependency(.scoped(package.name)) != nil
            else { return nil }
            return (.scoped(package.name), entry.language)
        }
        let folders = update.folders.compactMap { name, path -> (ManifestName, String?)? in
            guard let root = try? project.own.folder(path, of: name) else { return nil }
            return (name, project.folders.first { $0.root == root }?.manifest.package.language)
        }
        return packages + folders
    }

    private func frontEnd(of language: String?) -> (any LanguageFrontEnd)? {
        languages.all.first { $0.descriptor.id == language }
    }
}
