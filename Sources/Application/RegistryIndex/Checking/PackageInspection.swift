// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ModuleModel
package import ModuleSources

/// What looking through the files of a package found.
package struct PackageInspection: Sendable {
    /// A place that imports a package.
    package struct Use: Hashable, Sendable {
        /// The file.
        package let path: String
        /// The line, counted from 1.
        package let line: Int
    }

    /// The folder that relative paths in ``manifest`` are below, until a project uses the package.
    package static let projectFolder = RegistryBuilder.projectFolder

    /// What the manifest says; `nil` when it can't be read.
    package internal(set) var manifest: Manifest?

    /// What an index will say; `nil` when the manifest leaves out what a registry needs.
    package internal(set) var statement: PackageStatement?

    /// Where each package is imported, in the order of files.
    package internal(set) var uses: [PackageName: [Use]] = [:]

    /// What each module offers, by the key that importers use: `.`, `./math`.
    package internal(set) var modules: [String: ModuleDocumentation] = [:]

    /// What is wrong, errors first, in the order of files.
    package internal(set) var findings: [PackageFinding] = []

    /// Adds what another part found wrong.
    package mutating func add(_ finding: PackageFinding) {
        let place =
            finding.severity == .error
            ? findings.prefix { $0.severity == .error }.count : findings.count
        findings.insert(finding, at: place)
    }

    /// Whether nothing keeps the package out of a registry.
    package var isPublishable: Bool { !findings.contains { $0.severity == .error } }
}
