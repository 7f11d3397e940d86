// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
internal import LanguageJavaScript
internal import LanguageML
package import LanguageSupport
package import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace
package import RegistryIndex
package import TestSupport

/// A registry in a temporary folder, built by the real builder.
package struct TestRegistry: Sendable {
    /// The temporary folder; the registry is in it, and gone with it.
    package let folder: TemporaryFolder

    /// What writes it.
    package let builder: RegistryBuilder

    /// Reads a manifest as the program does.
    package static let readManifest: RegistryBuilder.ManifestReading = {
        try ManifestReader.read($0, folder: $1).0
    }

    /// The languages that the program knows.
    package static let languages: [any LanguageFrontEnd] = [JavaScript(), TypeScript(), ML()]

    /// Builds a registry of `packages`, in their order.
    package init(
        _ packages: [TestPackage] = [],
        name: String = "test",
        address: String? = nil
    ) throws {
        folder = try TemporaryFolder()
        builder = RegistryBuilder(
            root: try FilePath(folder.path("registry")),
            readManifest: Self.readManifest,
            languages: Self.languages
        )
        try builder.configure(RegistryConfiguration(name: name, address: address))
        try publish(packages)
    }

    /// The folder of the registry.
    package var root: FilePath { builder.root }

    /// Publishes packages, and withdraws those that say so.
    @discardableResult
    package func publish(_ packages: [TestPackage]) throws -> [PackageRelease] {
        let releases = try builder.publish(
            try packages.map { try $0.submission }
        )
        for package in packages {
            guard let reason = package.yanked else { continue }
            try withdraw(package, reason: reason)
        }
        return releases
    }

    /// Withdraws a version that was published.
    package func withdraw(_ package: TestPackage, reason: String) throws {
        try builder.yank(
            try PackageName(parsing: package.name),
            try Version(parsing: package.version),
            reason: reason
        )
    }

    /// Publishes an advisory, the text of an OSV record.
    package func advise(_ text: String) throws {
        try AdvisoryFiles(root: root).put(SourceText(name: "advisory.json", text: text))
    }

    /// The bytes of a file of the registry.
    package func read(_ name: String) throws -> [UInt8] { try folder.read("registry/" + name) }

    /// Replaces a file of the registry by hand.
    package func write(_ text: String, to name: String) throws {
        try folder.write(text, to: "registry/" + name)
    }

    /// The text of a file, changed by hand.
    package func edit(_ name: String, _ change: (String) -> String) throws {
        try write(change(String(decoding: try read(name), as: UTF8.self)), to: name)
    }
}
