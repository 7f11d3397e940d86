// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// The flags that grant permissions: `--allow-read=/srv/data --allow-net=api.example.com`.
///
/// A flag without a value grants everything of its kind. Values are separated by commas; a comma
/// that belongs to a path is doubled.
package struct PermissionFlags: Hashable, Sendable {
    /// The flags, for the specifications of commands that take them.
    package static let options: [OptionSpecification] = kinds.map { kind in
        .option(
            kind.flag,
            ValueSpecification(kind.placeholder, isOptional: true, completion: kind.completion),
            kind.summary,
            isRepeatable: true
        )
    }

    private let grants: [Grant]

    /// Reads the flags of a command line.
    ///
    /// - Throws: ``UsageError`` for an empty value, which an unset variable of a script leaves.
    package init(parsing arguments: ParsedArguments) throws(UsageError) {
        var grants: [Grant] = []
        for use in arguments.options {
            guard let kind = Self.kinds.first(where: { $0.flag == use.name }) else { continue }
            guard let value = use.value else {
                grants.append(Grant(kind: kind, target: nil))
                continue
            }
            for target in Self.split(value) {
                guard !target.isEmpty else {
                    throw .invalidValue(
                        value,
                        of: "--\(kind.flag)",
                        expected: kind.expectation,
                        command: arguments.command,
                        hint: "to grant everything of the kind, write `--\(kind.flag)` alone"
                    )
                }
                grants.append(Grant(kind: kind, target: target))
            }
        }
        self.grants = grants
    }

    /// No flags.
    package static let none = PermissionFlags(grants: [])

    private init(grants: [Grant]) {
        self.grants = grants
    }

    /// Whether no flag was given.
    package var isEmpty: Bool { grants.isEmpty }

    /// What the flags grant; relative paths begin at `base`.
    ///
    /// - Throws: ``UsageError`` with what the model says about a value, and the flag as context.
    package func permissions(relativeTo base: FilePath) throws(UsageError) -> PermissionSet {
        var permissions: [Permission] = []
        for grant in grants {
            guard let target = grant.target else {
                permissions.append(Permission(everything: grant.kind.permission))
                continue
            }
            do {
                permissions.append(
                    try Permission(grant.kind.permission, target, relativeTo: base.string)
                )
            } catch {
                throw UsageError(error, from: "--\(grant.kind.flag)=\(target)")
            }
        }
        return PermissionSet(permissions)
    }

    private struct Grant: Hashable {
        let kind: Kind
        let target: String?
    }

    /// Splits at commas; two commas stand for one.
    private static func split(_ value: String) -> [String] {
        var parts = [""]
        var rest = value[...]
        while let character = rest.popFirst() {
            if character != "," {
                parts[parts.count - 1].append(character)
            } else if rest.first == "," {
                rest.removeFirst()
                parts[parts.count - 1].append(",")
            } else {
                parts.append("")
            }
        }
        return parts
    }
}

// MARK: - Kinds

extension PermissionFlags {
    /// What one flag is called and says.
    private struct Kind: Hashable {
        let permission: Permission.Kind
        let flag: String
        let placeholder: String
        let summary: String
        let expectation: String
        var completion = ValueCompletion.none
    }

    private static let kinds: [Kind] = [
        Kind(
            permission: .read,
            flag: "allow-read",
            placeholder: "PATH,…",
            summary: "let the program read these files and folders",
            expectation: "a path",
            completion: .path
        ),
        Kind(
            permission: .write,
            flag: "allow-write",
            placeholder: "PATH,…",
            summary: "let the program write, create and delete there",
            expectation: "a path",
            completion: .path
        ),
        Kind(
            permission: .network,
            flag: "allow-net",
            placeholder: "HOST[:PORT],…",
            summary: "let the program connect to these hosts",
            expectation: "a host"
        ),
        Kind(
            permission: .environment,
            flag: "allow-env",
            placeholder: "NAME,…",
            summary: "let the program read these environment variables",
            expectation: "the name of a variable"
        ),
        Kind(
            permission: .run,
            flag: "allow-run",
            placeholder: "PROGRAM,…",
            summary: "let the program start these programs, which nothing confines",
            expectation: "the path of a program",
            completion: .path
        ),
        Kind(
            permission: .saved,
            flag: "allow-saved",
            placeholder: "read|write",
            summary: "let the program read or change the saved modules",
            expectation: "`read` or `write`",
            completion: .none
        ),
    ]
}
