// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// A version that breaks importers of the one before, and does not say so by its number.
public struct InterfaceBreak: DiagnosticError, Hashable {
    /// The breaking changes.
    public let changes: [InterfaceChange]
    /// The version before.
    public let old: Version
    /// The version in question.
    public let new: Version

    /// The most changes that one message repeats.
    private static let changesShown = 8

    /// The lowest version that may break importers of ``old``.
    public var needed: Version {
        if old.major > 0 { return Version(old.major + 1, 0, 0) }
        return old.minor > 0 ? Version(0, old.minor + 1, 0) : Version(0, 0, old.patch + 1)
    }

    /// Says what breaks, and which version would do.
    public var diagnostic: Diagnostic {
        let shown = changes.prefix(Self.changesShown).map(\.description)
        let more = changes.count - shown.count
        return Diagnostic(
            code: "interface-broken",
            message: "`\(new)` breaks programs that use `\(old)`: " + shown.joined(separator: "; ")
                + (more > 0 ? "; and \(more) more" : ""),
            hints: ["call it `\(needed)`, or keep what `\(old)` offers"]
        )
    }
}
