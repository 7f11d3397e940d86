// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
internal import HTTPClientKit
internal import ModuleModel
package import ModuleSources
internal import ModuleStore
internal import ModuleWorkspace
package import TestSupport

/// Somebody who reads registries, with a store of their own.
package struct RegistryVisitor: Sendable {
    /// The home of the store.
    package let folder: TemporaryFolder

    /// What the visitor's reading needs.
    package var settings: RegistrySettings

    /// A visitor who has never read anything, and whose clock stands still.
    package init() throws {
        folder = try TemporaryFolder()
        var configuration = HTTPConfiguration()
        configuration.authoritiesFile = try LoopbackServer.shared().authoritiesFile
        let store = Store(home: try FilePath(folder.path), version: "Tenon test")
        let now = try Timestamp(parsing: "2026-11-21T00:00:00Z")
        settings = RegistrySettings(
            client: HTTPClient(configuration),
            memory: StoreRegistryMemory(store: store, now: { now }),
            projectFolder: "/home/me/app",
            readManifest: TestRegistry.readManifest
        )
        settings.pause = { _ in }
    }

    /// The packages of the registry at `location`, which every scope comes from.
    ///
    /// Each call is a new run, which asks again.
    package func source(_ location: String) throws -> RegistrySource {
        var manifest = Manifest()
        manifest.registries["default"] = RegistryBinding(location: location)
        return RegistrySource(try RegistryTable(manifest), settings)
    }

    /// The diagnostic with which `body` fails.
    package static func diagnostic<Value>(
        _ body: () async throws -> Value
    ) async throws -> Diagnostic {
        do {
            throw NoFailure(value: "\(try await body())")
        } catch let error as any DiagnosticError {
            return error.diagnostic
        }
    }

    /// What was to fail did not.
    package struct NoFailure: Error {
        /// What it gave instead.
        package let value: String
    }
}
