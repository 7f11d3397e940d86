// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import LanguageSupport
package import ModuleModel
package import RegistryIndex

/// What the server's side of a registry is made of.
package struct ServiceConfiguration: Sendable {
    /// The folder of the registry.
    package var root: FilePath

    /// The database; the index of the search lies beside it.
    package var database: FilePath

    /// The version of this program.
    package var version: String

    /// The languages whose sources are read.
    package var languages: [any LanguageFrontEnd]

    /// Reads a manifest.
    package var readManifest: RegistryBuilder.ManifestReading

    /// The account that runs the registry.
    package var administrator: AccountName

    /// The time.
    package var now: @Sendable () -> Timestamp

    /// Where secrets come from.
    package var randomness = RandomSource.system

    /// What is told when the server itself has trouble.
    package var report: @Sendable (Diagnostic) -> Void = { _ in }

    /// Describes a server.
    package init(
        root: FilePath,
        database: FilePath,
        version: String,
        administrator: AccountName,
        reading: Reading
    ) {
        self.root = root
        self.database = database
        self.version = version
        self.administrator = administrator
        languages = reading.languages
        readManifest = reading.manifest
        now = reading.now
    }

    /// What the composition root hands in.
    package struct Reading: Sendable {
        /// The languages whose sources are read.
        package var languages: [any LanguageFrontEnd]
        /// Reads a manifest.
        package var manifest: RegistryBuilder.ManifestReading
        /// The time.
        package var now: @Sendable () -> Timestamp

        /// Bundles them.
        package init(
            languages: [any LanguageFrontEnd],
            manifest: @escaping RegistryBuilder.ManifestReading,
            now: @escaping @Sendable () -> Timestamp
        ) {
            self.languages = languages
            self.manifest = manifest
            self.now = now
        }
    }
}
