// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// Two releases of a package have versions of the same precedence.
public struct DuplicateVersion: DiagnosticError, Hashable {
    /// The package.
    public let package: PackageName

    /// The versions: equal, or different in build identifiers alone.
    public let versions: [Version]

    /// Names the package and the versions.
    public var diagnostic: Diagnostic {
        Diagnostic(
            code: "registry-duplicate-version",
            message: "`\(package)` has two releases that no requirement can tell apart: "
                + versions.map { "`\($0)`" }.joined(separator: " and ")
        )
    }
}
