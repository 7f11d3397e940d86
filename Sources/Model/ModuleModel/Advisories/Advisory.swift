// SPDX-License-Identifier: Apache-2.0

/// A known fault of modules, as a record of OSV 1.6 tells it (`docs/formats/advisories.md`).
///
/// Nothing in it is to be trusted but that its source said so.
public struct Advisory: Hashable, Sendable {
    /// The name.
    public var id: AdvisoryID

    /// When it was last changed.
    public var modified: Timestamp

    /// When it was published.
    public var published: Timestamp?

    /// When it was taken back; it is no fault then.
    public var withdrawn: Timestamp?

    /// The names of the same fault elsewhere, `CVE-2026-1234`.
    public var aliases: [String] = []

    /// One line for people.
    public var summary = ""

    /// Everything there is to say, Markdown.
    public var details = ""

    /// What was measured of its severity.
    public var ratings: [SeverityRating] = []

    /// The severity in a word, where the source says one.
    public var statedSeverity: AdvisorySeverity?

    /// What it is about.
    public var affected: [AffectedModule] = []

    /// The gists that it is about.
    public var gists: [GistID] = []

    /// Pages that say more.
    public var references: [AdvisoryReference] = []

    /// What to do about it.
    public var recommendation: String?

    /// The kind of fault, `command-injection`.
    public var type: String?

    /// Creates an advisory about nothing.
    public init(id: AdvisoryID, modified: Timestamp) {
        self.id = id
        self.modified = modified
    }
}

// MARK: - Judging

extension Advisory {
    /// Whether it was taken back.
    public var isWithdrawn: Bool { withdrawn != nil }

    /// The severity: the stated one, else the worst that was measured; `nil` when nobody says.
    public var severity: AdvisorySeverity? {
        statedSeverity ?? ratings.compactMap(\.severity).max()
    }

    /// Whether `version` of a package has the fault; of what was taken back, none has.
    public func affects(_ name: PackageName, _ version: Version) -> Bool {
        !isWithdrawn
            && affected.contains {
                $0.name.hasSameBytes(as: name.description) && $0.contains(version)
            }
    }

    /// Whether a locked module has the fault: by name and version, as a gist, or by its content.
    public func affects(_ entry: LockEntry) -> Bool {
        guard !isWithdrawn else { return false }
        let digests = Set(entry.files.values).union([entry.pin.digest])
        if affected.contains(where: { !digests.isDisjoint(with: $0.digests) }) { return true }
        if let package = entry.package { return affects(package.name, package.version) }
        if let gist = entry.pin.gist?.id, gists.contains(gist) { return true }
        return affected.contains {
            $0.name.hasSameBytes(as: entry.nameInAdvisories) && $0.hasNoBounds
        }
    }

    /// The texts by which those who may be affected find it in a list: names, `gist:` and ids, digests.
    public var subjects: Set<String> {
        var subjects = Set(gists.map { "gist:\($0)" })
        for module in affected {
            if !module.name.isEmpty { subjects.insert(module.name) }
            subjects.formUnion(module.digests.map(\.description))
        }
        return subjects
    }
}

extension LockEntry {
    /// What advisories call the module: a package without its version, a module of mlld without what was asked of it.
    var nameInAdvisories: String {
        if let package { return package.name.description }
        return (id.mlldModule.map { ModuleID(mlldModule: $0) } ?? id).description
    }

    /// The texts by which an advisory about this module is found: see ``Advisory/subjects``.
    public var advisorySubjects: Set<String> {
        var subjects = Set(files.values.map(\.description))
        subjects.insert(pin.digest.description)
        subjects.insert(nameInAdvisories)
        if let gist = pin.gist?.id { subjects.insert("gist:\(gist)") }
        return subjects
    }
}
