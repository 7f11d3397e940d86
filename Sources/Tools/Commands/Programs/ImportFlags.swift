// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleWorkspace

/// The flags that say where modules are looked for that imports only name: `--import-paths=./lib:./modules`.
package struct ImportFlags: Sendable {
    /// The flags, for the specifications of commands that take them.
    package static let options: [OptionSpecification] = [
        .option(
            "import-paths",
            ValueSpecification("FOLDERS", completion: .path),
            "look for modules of ML in these folders, separated by `:`",
            isRepeatable: true
        ),
        .flag(
            "allow-current-dir",
            "look for them beside the program too, and beside whoever imports them"
        ),
        .option(
            "stdlib-mode",
            ValueSpecification(
                "MODE",
                completion: .choices(ImportSearch.StandardMode.allCases.map(\.rawValue))
            ),
            "`native`: the standard modules of ML; `python`: Python's, where allowed; `none`"
        ),
        .option(
            "allow-python-modules",
            ValueSpecification("NAMES"),
            "let the program import these modules of Python, separated by `,`",
            isRepeatable: true
        ),
    ]

    private let folders: [String]
    private let hostModules: [String]
    private let allowsCurrentFolder: Bool
    private let standardMode: ImportSearch.StandardMode?

    /// Reads the flags of a command line.
    package init(parsing arguments: ParsedArguments) throws(UsageError) {
        folders = try Self.parts(of: "import-paths", separator: ":", arguments)
        hostModules = try Self.parts(of: "allow-python-modules", separator: ",", arguments)
        allowsCurrentFolder = arguments.has("allow-current-dir")
        standardMode = arguments.value(of: "stdlib-mode")
            .flatMap(ImportSearch.StandardMode.init)
    }

    /// What the flags say; relative paths begin at `base`.
    ///
    /// - Throws: ``FileSystemError`` for a folder that is not there: a slip of the keyboard would else show as a
    ///   missing module.
    package func options(relativeTo base: FilePath) throws -> ImportOptions {
        var options = ImportOptions()
        options.folders = try folders.map {
            let folder = try FilePath($0).absolute(from: base)
            _ = try FileSystem.list(folder)
            return try FileSystem.realPath(folder)
        }
        options.allowsCurrentFolder = allowsCurrentFolder ? true : nil
        options.standardMode = standardMode
        options.hostModules = hostModules
        return options
    }

    private static func parts(
        of name: String,
        separator: Character,
        _ arguments: ParsedArguments
    ) throws(UsageError) -> [String] {
        var parts: [String] = []
        for use in arguments.options where use.name == name {
            let value = use.value ?? ""
            for part in value.split(separator: separator, omittingEmptySubsequences: false) {
                guard !part.isEmpty else {
                    throw .invalidValue(
                        value,
                        of: "--\(name)",
                        expected: "names separated by `\(separator)`",
                        command: arguments.command
                    )
                }
                parts.append(String(part))
            }
        }
        return parts
    }
}
