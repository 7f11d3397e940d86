// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The location in `import https://example.org/math;`.
enum ImportLocation {
    /// Reads a location; a last component of its path that has no `.` gets the suffix of ML.
    ///
    /// - Throws: the error of ``ModuleModel/Specifier``, or ``RefusedLocation``.
    static func specifier(parsing text: String) throws -> Specifier {
        // In ML every protocol is written with `//`; these are known without.
        let short = ["gist", "saved", "dns"].first { text.hasPrefix("\($0)://") }
        let plain = short.map { "\($0):" + text.dropFirst($0.utf8.count + 3) } ?? text
        switch try Specifier(parsing: plain) {
        case .file(let path):
            return .file(completed(path))
        case .url(let url):
            let isBare = url.path.utf8.last == UInt8(ascii: "/")
            let path = isBare ? url.path : completed(url.path)
            let query = url.query.map { "?" + $0 } ?? ""
            return .url(try ModuleURL(parsing: url.origin + path + query))
        case .gist(let gist):
            let file = completed(gist.file)
            return .gist(
                GistReference(user: gist.user, id: gist.id, revision: gist.revision, file: file)
            )
        case .git(let git):
            return .git(
                GitReference(
                    repository: git.repository,
                    reference: git.reference,
                    path: completed(git.path)
                )
            )
        case .database(let row):
            let path = completed(row.path) ?? row.path
            return .database(DatabaseReference(source: row.source, path: path) ?? row)
        case .registry(let package):
            return .registry(
                RegistryReference(
                    registry: package.registry,
                    package: package.package,
                    requirement: package.requirement,
                    path: completed(package.path)
                )
            )
        case .saved(let module):
            return .saved(
                SavedReference(
                    name: module.name,
                    revision: module.revision,
                    path: completed(module.path)
                )
            )
        case .dns(let name): return .dns(name)
        case .builtin: throw RefusedLocation(text: text)
        }
    }

    private static func completed(_ path: ModulePath?) -> ModulePath? {
        path.flatMap { ModulePath(parsing: completed($0.description)) }
    }

    private static func completed(_ path: String) -> String {
        let last = path.utf8.split(separator: UInt8(ascii: "/")).last
        guard let last, !last.contains(UInt8(ascii: ".")) else { return path }
        return path + ".ml"
    }
}
