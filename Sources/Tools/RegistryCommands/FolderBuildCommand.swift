// SPDX-License-Identifier: Apache-2.0

package import Commands
internal import FileSystemKit
internal import LanguageSupport
internal import ModuleSources
internal import ModuleWorkspace
internal import RegistryIndex
internal import RegistrySite

/// `tenon-registry build`: builds a registry's folder.
package struct FolderBuildCommand: Command {
    package static let specification = RegistryBuildCommand.specification

    private let source: String
    private let folder: String
    private let mirror: String?
    private let name: String?
    private let address: String?
    private let checks: Bool
    private let writesSite: Bool

    package init(parsing arguments: ParsedArguments) throws {
        source = try arguments.required("SOURCE")
        folder = try arguments.required("OUT")
        mirror = arguments.value(of: "mirror")
        name = arguments.value(of: "name")
        address = arguments.value(of: "address").map { $0.hasSuffix("/") ? $0 : $0 + "/" }
        checks = arguments.has("check")
        writesSite = !arguments.has("no-site")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let here = try context.workingDirectory()
        let root = try FilePath(folder).absolute(from: here)
        let languages = RegistryLanguages.all
        let readManifest: RegistryBuilder.ManifestReading = {
            try ManifestReader.read($0, folder: $1).0
        }
        let builder = RegistryBuilder(
            root: root,
            readManifest: readManifest,
            languages: languages
        )
        var configuration =
            try builder.configuration ?? RegistryConfiguration(name: root.lastComponent)
        configuration.name = name ?? configuration.name
        configuration.address = address ?? configuration.address
        let source = try FilePath(source).absolute(from: here)
        let mirror = try mirror.map { try FilePath($0).absolute(from: here) }
        try builder.configure(configuration)
        let build = RegistryBuild(
            builder: builder,
            published: context.clock.now(),
            mirror: mirror,
            intake: PackageIntake(
                collect: { try PackageCollector(Project(enclosedBy: $0)).files() },
                checker: PackageChecker(languages: languages, readManifest: readManifest)
            )
        )
        let report = try build.run(from: source)
        if writesSite {
            let library = FolderLibrary(root: root)
            _ = try await StaticSite(library: library, address: configuration.address)
                .write(to: root)
        }
        let status = try FindingsText.write(report, did: "built", in: context)
        guard checks else { return status }
        let check = try FolderCheckCommand.check(root)
        let checked = try FindingsText.write(check, did: "checked", in: context)
        return status == .success ? checked : status
    }
}
