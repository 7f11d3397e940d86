// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel
package import RegistryIndex

/// A publication, or a change of what is published, that a registry does not take.
package struct PublishError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    /// Everything that is wrong with the package.
    package let findings: [PackageFinding]

    private init(
        _ code: String,
        _ message: String,
        notes: [String] = [],
        hints: [String] = [],
        findings: [PackageFinding] = []
    ) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
        self.findings = findings
    }

    static func notCanonical(_ subject: String) -> Self {
        Self(
            "archive-not-canonical",
            "the archive of `\(subject)` holds what a package may hold, but not as Tenon packs it",
            hints: ["publish with `tenon publish`, or pack with `tenon build`"]
        )
    }

    static func otherPackage(_ asked: String, _ found: String) -> Self {
        Self(
            "publish-name-differs",
            "the manifest in the archive is that of `\(found)`, and not of `\(asked)`",
            hints: ["publish it as what its manifest says"]
        )
    }

    static func refused(_ subject: String, _ findings: [PackageFinding]) -> Self {
        let count = findings.count { $0.severity == .error }
        return Self(
            "package-refused",
            "`\(subject)` can't be published: \(count == 1 ? "one thing is" : "\(count) things are") "
                + "wrong with it",
            hints: ["mend what the findings name; `tenon publish --dry-run` shows them again"],
            findings: findings
        )
    }

    static func packageUnknown(_ name: PackageName) -> Self {
        Self(
            "package-unknown",
            "the registry has no package `\(name)`",
            hints: ["look for it with `tenon search \(name.name)`"]
        )
    }

    static func releaseMissing(_ subject: String) -> Self {
        let end = subject.lastIndex(of: "@") ?? subject.endIndex
        return Self(
            "registry-release-missing",
            "the registry has no `\(subject)`",
            hints: ["see its versions with `tenon info \(subject[..<end])`"]
        )
    }

    static func tooManyOwners(_ name: PackageName, _ limit: Int) -> Self {
        Self(
            "owner-limit",
            "`\(name)` has \(limit) owners, and more are not possible",
            hints: ["remove one who no longer publishes"]
        )
    }
}
