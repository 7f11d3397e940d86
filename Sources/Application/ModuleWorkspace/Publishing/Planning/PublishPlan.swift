// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel
internal import ModuleSources
package import RegistryIndex

/// All that would be published, before anything is sent.
package struct PublishPlan: Sendable {
    /// One file of the package.
    package struct File: Hashable, Sendable {
        /// The path in the package.
        package let path: String
        /// The size, in bytes.
        package let size: Int
    }

    /// What publishing would do in the registry.
    package enum Effect: String, Sendable {
        /// The registry gets a package that it did not have.
        case newPackage = "new-package"
        /// The package gets a version.
        case newVersion = "new-version"
        /// Nothing: the same content is there.
        case none
    }

    /// The package.
    package let name: PackageName
    /// The version.
    package let version: Version
    /// Where it goes, for people.
    package let destination: String
    /// What publishing would do there.
    package let effect: Effect
    /// The files, in order.
    package let files: [File]
    /// The tree of files; what locks will pin.
    package let digest: ContentDigest
    /// The bytes of the archive.
    package let archive: ContentDigest
    /// The size of the archive, in bytes.
    package let size: Int
    /// What the check of the files found.
    package internal(set) var inspection: PackageInspection
    /// The newest version below this one; `nil` when there is none.
    package let previous: PackageRelease?

    let packed: PackedProject
    let route: PublishRoute

    /// The package with its version: `@alice/utils@1.2.0`.
    package var subject: String { "\(name)@\(version)" }

    /// What it asks for.
    package var permissions: PermissionSet { inspection.statement?.permissions ?? .none }

    /// What it asks for and the version before did not.
    package var addedPermissions: PermissionSet {
        permissions.subtracting(previous?.permissions ?? .none)
    }

    /// What the version before asked for and it does not.
    package var removedPermissions: PermissionSet {
        (previous?.permissions ?? .none).subtracting(permissions)
    }
}

extension PublishPlan {
    /// Adds what a server finds, unless it was found here already.
    package mutating func add(_ findings: [PackageFinding]) {
        let known = Set(inspection.findings.map { "\($0.code) \($0.message)" })
        for finding in findings where !known.contains("\(finding.code) \(finding.message)") {
            inspection.add(finding)
        }
    }

    /// What could be better and keeps nothing out.
    package var warnings: [Diagnostic] {
        inspection.findings.filter { $0.severity == .warning }.map(\.diagnostic)
    }

    /// The error of a plan that can't be carried out.
    package var refusal: PublishError {
        let errors = inspection.findings.filter { $0.severity == .error }
        return PublishError.refused(subject, findings: errors.map(\.diagnostic))
    }
}
