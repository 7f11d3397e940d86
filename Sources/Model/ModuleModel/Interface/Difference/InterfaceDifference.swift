// SPDX-License-Identifier: Apache-2.0

/// What changed between what two versions of a package offer (`docs/interface-differences.md`).
///
/// It judges by names, kinds and numbers of parameters. Types are compared as text: where they differ, a
/// program may or may not fail, so that such a change is told and not called breaking.
public struct InterfaceDifference: Hashable, Sendable {
    /// The changes: by module, then in the order in which the sources have them.
    public let changes: [InterfaceChange]

    /// Compares the modules of two versions, by the keys that importers use.
    public init(from old: [String: ModuleDocumentation], to new: [String: ModuleDocumentation]) {
        var changes: [InterfaceChange] = []
        let keys = Set(old.keys).union(new.keys)
        for key in keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            switch (old[key], new[key]) {
            case (let old?, let new?):
                var comparison = ExportComparison(module: key)
                comparison.compare(old.exports, new.exports)
                changes += comparison.changes
            case (_?, nil):
                changes.append(Self.module(key, .removed, "is gone"))
            case (nil, _):
                changes.append(Self.module(key, .added, "is new"))
            }
        }
        self.changes = changes
    }

    private static func module(
        _ key: String,
        _ kind: InterfaceChange.Kind,
        _ words: String
    ) -> InterfaceChange {
        let subject = key == "." ? "the main module" : "the module `\(key)`"
        return InterfaceChange(
            module: key,
            name: nil,
            kind: kind,
            isBreaking: kind == .removed,
            text: "\(subject) \(words)"
        )
    }

    /// Whether programs that ran with the version before may fail.
    public var isBreaking: Bool { changes.contains(where: \.isBreaking) }

    /// What is wrong with calling this difference the step from `old` to `new`; `nil` when nothing is.
    ///
    /// Breaking changes need a version that `^old` does not accept: another first number, or while that
    /// is 0, another second one. Prereleases promise nothing.
    public func problem(from old: Version, to new: Version) -> InterfaceBreak? {
        let breaking = changes.filter(\.isBreaking)
        guard !breaking.isEmpty, old < new, !old.isPrerelease, !new.isPrerelease,
            VersionRequirement.compatible(with: old).contains(new)
        else { return nil }
        return InterfaceBreak(changes: breaking, old: old, new: new)
    }
}
