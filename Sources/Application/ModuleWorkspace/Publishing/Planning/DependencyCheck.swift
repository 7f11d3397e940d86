// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// Looks whether what a package needs can be had, so that nothing is published that nobody can install.
///
/// A package is looked for where the package itself goes, and then where the author's manifest has it from:
/// its users may have it from either.
struct DependencyCheck: Sendable {
    /// The registry that the package goes to.
    let target: RegistryReader

    /// Its address.
    let address: String

    /// The registries of the author's project.
    let own: RegistrySource

    /// The name of the manifest, for the places of findings.
    let manifestName: String

    /// A finding for each package that can't be had, or of which nobody knows.
    ///
    /// - Throws: why the target can't be read.
    func findings(for statement: PackageStatement) async throws -> [PackageFinding] {
        var findings: [PackageFinding] = []
        for (name, dependency) in statement.dependencies.sorted(by: { $0.key < $1.key })
        where name != statement.name {
            let wanted = dependency.requirement
            let index = try await Self.index(of: name, in: target)
            guard !Self.fits(index, wanted) else { continue }
            guard let other = try? own.table.address(of: name).description, other != address else {
                findings.append(missing(name, wanted, index, in: address))
                continue
            }
            do {
                let index = try await Self.index(of: name, in: own.reader(of: name))
                guard !Self.fits(index, wanted) else { continue }
                findings.append(missing(name, wanted, index, in: other))
            } catch let error as any DiagnosticError {
                findings.append(unchecked(name, wanted, other, error.diagnostic))
            }
        }
        return findings
    }

    // MARK: Parts

    private static func index(
        of name: PackageName,
        in reader: RegistryReader
    ) async throws -> PackageIndex? {
        do {
            return try await reader.index(of: name).index
        } catch let error as RegistryError where error.isAboutMissingPackage {
            return nil
        }
    }

    /// Whether a version can be chosen newly.
    private static func fits(_ index: PackageIndex?, _ wanted: VersionRequirement) -> Bool {
        index?.releases.contains { !$0.isYanked && wanted.contains($0.version) } ?? false
    }

    private func missing(
        _ name: PackageName,
        _ wanted: VersionRequirement,
        _ index: PackageIndex?,
        in registry: String
    ) -> PackageFinding {
        let newest = index?.releases.last { !$0.isYanked }
        let note = newest.map { "; the newest is \($0.version)" } ?? ""
        return PackageFinding(
            .error,
            code: "package-dependency-missing",
            index == nil
                ? "it needs `\(name)`, which the registry `\(registry)` does not have"
                : "it needs `\(name)@\(wanted)`, and the registry `\(registry)` has no such version"
                    + note,
            at: .init(manifestName),
            hints: ["publish that one first, or correct what `\(manifestName)` asks for"]
        )
    }

    private func unchecked(
        _ name: PackageName,
        _ wanted: VersionRequirement,
        _ registry: String,
        _ reason: Diagnostic
    ) -> PackageFinding {
        PackageFinding(
            .warning,
            code: "package-dependency-unchecked",
            "whether the registry `\(registry)` has `\(name)@\(wanted)` is unknown: \(reason.message)",
            at: .init(manifestName)
        )
    }
}
