// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// Refuses new names that a hurried reader takes for one that many use.
struct NameCheck {
    private let popular: [PackageName]
    private let isNew: Bool

    init(_ context: CheckContext) {
        popular = context.popularNames
        isNew = context.published.isEmpty
    }

    func findings(for name: PackageName) -> [PackageFinding] {
        // Who has the name already keeps it, whatever becomes popular later.
        guard isNew, !popular.contains(name) else { return [] }
        let alike = LookAlike(name)
        guard let known = popular.first(where: alike.isAlike) else { return [] }
        return [
            PackageFinding(
                .error,
                code: "package-name-confusing",
                "`\(name)` looks like `\(known)`, which many use",
                hints: ["choose a name that nobody reads as another's"]
            )
        ]
    }
}
