// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A package, with or without a version: `@alice/utils`, `@alice/utils@1.2.0`.
struct ReleaseArgument {
    let name: PackageName
    let version: Version?

    init(parsing text: String) throws {
        let at = text.dropFirst().lastIndex(of: "@")
        name = try PackageName(parsing: String(text[..<(at ?? text.endIndex)]))
        version = try at.map { try Version(parsing: String(text[$0...].dropFirst())) }
    }

    /// The package and the version, which must be there.
    static func exact(
        _ name: String,
        of arguments: ParsedArguments
    ) throws -> (name: PackageName, version: Version) {
        let text = try arguments.required(name)
        let release = try ReleaseArgument(parsing: text)
        guard let version = release.version else {
            throw UsageError.invalidValue(
                text,
                of: name,
                expected: "a package with its version, `\(release.name)@1.0.0`",
                command: arguments.command
            )
        }
        return (release.name, version)
    }
}
