// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// The packages of all registries of a project; each name comes from exactly one of them.
///
/// One value serves one run: the same question gets the same answer for as long as it lives.
package final class RegistrySource: Sendable {
    /// The most packages whose indexes are asked for at once.
    private static let indexLimit = 32

    /// Which registry a package comes from.
    package let table: RegistryTable

    let settings: RegistrySettings
    private let readers = OnceMap<RegistryAddress, RegistryReader>()

    /// Creates a source; nothing is read before something is asked for.
    package init(_ table: RegistryTable, _ settings: RegistrySettings) {
        self.table = table
        self.settings = settings
    }

    /// The versions of a package.
    ///
    /// - Throws: `registry-not-configured`, and what ``RegistryReader/index(of:)`` throws.
    package func index(of package: PackageName) async throws -> LoadedIndex {
        try await reader(of: package).index(of: package)
    }

    /// The versions of several packages, read in parallel.
    ///
    /// - Throws: what ``index(of:)`` throws for one of them; the others are given up then.
    package func indexes(
        of packages: some Sequence<PackageName>
    ) async throws -> [PackageName: LoadedIndex] {
        var waiting = Set(packages).sorted()[...]
        return try await withThrowingTaskGroup(of: (PackageName, LoadedIndex).self) { group in
            var loaded: [PackageName: LoadedIndex] = [:]
            func startNext() {
                guard let package = waiting.popFirst() else { return }
                group.addTask { (package, try await self.index(of: package)) }
            }
            for _ in 0..<Self.indexLimit { startNext() }
            while let (package, index) = try await group.next() {
                loaded[package] = index
                startNext()
            }
            return loaded
        }
    }

    /// The files of one version, each checked against what its index promised.
    ///
    /// - Throws: what ``RegistryReader/package(_:_:)`` throws.
    package func package(
        _ name: PackageName,
        _ release: PackageRelease
    ) async throws -> RegistryPackage {
        try await reader(of: name).package(name, release)
    }

    /// The reader of the one registry that `package` comes from.
    package func reader(of package: PackageName) async throws -> RegistryReader {
        try await reader(at: try table.address(of: package))
    }

    /// The reader of a registry.
    package func reader(at address: RegistryAddress) async throws -> RegistryReader {
        try await readers.value(for: address) { RegistryReader(address, self.settings) }
    }
}
