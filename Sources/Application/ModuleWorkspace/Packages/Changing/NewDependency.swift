// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
package import ModuleModel

/// What a person wants to add to a project.
package enum NewDependency: Hashable, Sendable {
    /// A package of a registry; the newest version that may be chosen when there is no requirement.
    case package(PackageName, VersionRequirement?)
    /// A module behind a URL.
    case url(ModuleURL)
    /// A folder, as written.
    case folder(String)
    /// A file of a gist, or a module of mlld, which `[imports]` gives a name: this one when nobody says another.
    case imported(Specifier, name: String?)

    /// Understands `@a/b`, `@a/b@^1`, a URL, `gist:…`, `mlld://…`, or the path of a folder, which has a `/` or
    /// is `..`.
    ///
    /// - Throws: ``PackageName/Malformed``, ``VersionRequirement/Malformed``, ``ModuleURL/Malformed``,
    ///   ``Specifier/Malformed``, ``Unclear``.
    package init(parsing text: String) throws {
        if text.hasPrefix("@") {
            let parts = text.dropFirst().split(
                separator: "@",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let name = try PackageName(parsing: "@" + (parts.first ?? ""))
            let requirement = try parts.dropFirst().first.map {
                try VersionRequirement(parsing: String($0))
            }
            // The newest is what is chosen anyway; the manifest then says from which version on.
            self = .package(name, requirement == .tag("latest") ? nil : requirement)
        } else if text.hasPrefix("gist:") || text.hasPrefix("mlld:") {
            let specifier = try Specifier(parsing: text)
            self = .imported(specifier, name: Self.name(of: specifier))
        } else if text.contains("://") {
            self = .url(try ModuleURL(parsing: text))
        } else if text.contains("/") || text == "." || text == ".." {
            self = .folder(text)
        } else {
            throw Unclear(text: text)
        }
    }

    private static func name(of specifier: Specifier) -> String? {
        switch specifier {
        case .registry(let reference): reference.package.name
        case .gist(let reference):
            reference.file?.description.split(separator: ".").first.map(String.init)
        case .file, .url, .saved, .git, .dns, .database, .builtin: nil
        }
    }

    /// A gist without a file gives no name to import it by.
    struct Nameless: DiagnosticError, Hashable {
        let specifier: Specifier

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "dependency-unclear",
                message: "`\(specifier)` gives no name to import it by",
                hints: ["say one: `tenon add \(specifier) --name words`", "or name its file"]
            )
        }
    }

    /// A text that names nothing that could be added.
    package struct Unclear: DiagnosticError, Hashable {
        /// The text.
        package let text: String

        /// The package that may be meant; languages without `/` in names write `alice.words`.
        private var package: String {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let name = try? PackageName(parsing: "@\(parts[0])/\(parts[1])")
            else { return "@scope/\(text)" }
            return name.description
        }

        /// Says what can be added.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "dependency-unclear",
                message: "`\(text)` is no package, URL, gist or folder",
                hints: [
                    "write `\(package)` for a package, `./\(text)` for a folder",
                    "a saved module needs no adding: import it by its name",
                ]
            )
        }
    }
}
