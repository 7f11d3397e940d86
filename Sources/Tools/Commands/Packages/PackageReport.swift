// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// How changes of packages look, as lines and in JSON.
struct PackageReport {
    /// The folder that paths are written from.
    let folder: String

    init(_ project: Project) {
        folder = project.root.string
    }

    /// Writes what an update did, and says so in a sentence where nothing changed.
    func write(_ update: PackageUpdate, to output: Output, unchanged: String) throws {
        output.progress.hide()
        if output.isJSON { return try output.write(json(update)) }
        for change in update.changes { output.say(line(change)) }
        for folder in update.folders {
            output.say("+ \(folder.name) (the folder \(folder.path))")
        }
        for id in update.locked { output.say("+ \(id)") }
        for id in update.unlocked { output.say("- \(id)") }
        let added = Set(update.changes.map(\.entry.id))
        for id in update.fetched where !added.contains(id) { output.say("fetched \(id)") }
        if update.changes.isEmpty, update.fetched.isEmpty, update.locked.isEmpty,
            update.unlocked.isEmpty, update.folders.isEmpty
        {
            output.say(unchanged)
        }
    }

    /// `+ @alice/utils 1.2.4 (needs network: api.example.com)`.
    func line(_ change: PackageChange) -> String {
        switch change {
        case .added(let entry):
            let needs = needs(entry)
            return "+ " + name(entry) + (needs.isEmpty ? "" : " (needs \(needs))")
        case .removed(let entry): return "- " + name(entry)
        case .changed(let entry, let old):
            let more = PermissionSet(
                (entry.package?.needs ?? .none).subtracting(old.package?.needs ?? .none).permissions
            )
            let versions = [Self.version(old), Self.version(entry)]
            let notes = Self.notes(entry, old) + (more.isEmpty ? [] : ["now needs \(text(more))"])
            return "~ \(Self.package(entry)) "
                + (versions[0] == versions[1] ? versions[0] : versions.joined(separator: " -> "))
                + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
        }
    }

    /// What is taken of a package that was not, and what no longer.
    private static func notes(_ entry: LockEntry, _ old: LockEntry) -> [String] {
        guard let new = entry.package, let before = old.package else { return [] }
        var notes: [String] = []
        let more = new.features.filter { !before.features.contains($0) }
        let less = before.features.filter { !new.features.contains($0) }
        if !more.isEmpty { notes.append("now with \(more.joined(separator: ", "))") }
        if !less.isEmpty { notes.append("no longer with \(less.joined(separator: ", "))") }
        if new.isDevelopmentOnly != before.isDevelopmentOnly {
            notes.append((new.isDevelopmentOnly ? "now" : "no longer") + " for tests alone")
        }
        if !new.registry.hasSameBytes(as: before.registry) {
            notes.append("now from \(new.registry)")
        }
        // Other versions of what it depends on have lines of their own.
        let (names, known) = (Set(entry.dependencies.keys), Set(old.dependencies.keys))
        let added = names.subtracting(known).subtracting(more).sorted()
        let gone = known.subtracting(names).subtracting(less).sorted()
        if !added.isEmpty { notes.append("now depends on \(added.joined(separator: ", "))") }
        if !gone.isEmpty { notes.append("no longer depends on \(gone.joined(separator: ", "))") }
        return notes
    }

    /// What a package asks for, in words; empty for nothing.
    func needs(_ entry: LockEntry) -> String { text(entry.package?.needs ?? .none) }

    /// Permissions in words: `network: a.example, b.example; read: ./data`.
    func text(_ permissions: PermissionSet) -> String {
        Permission.Kind.allCases.compactMap { kind in
            let targets = permissions.permissions.filter { $0.kind == kind }.map { permission in
                let text = permission.text(relativeTo: folder)
                return permission.target == nil
                    ? "everything" : String(text.dropFirst(kind.rawValue.utf8.count + 1))
            }
            return targets.isEmpty ? nil : "\(kind.rawValue): \(targets.joined(separator: ", "))"
        }.joined(separator: "; ")
    }

    // MARK: JSON

    /// An update as one document.
    func json(_ update: PackageUpdate) -> JSONValue {
        [
            "changes": .array(update.changes.map(json)),
            "removed": .array(update.unlocked.map { .string($0.description) }),
            "fetched": .array((update.fetched + update.locked).map { .string($0.description) }),
        ]
    }

    private func json(_ change: PackageChange) -> JSONValue {
        let entry = change.entry
        var members: [String: JSONValue] = [
            "package": .string(Self.package(entry)), "version": .string(Self.version(entry)),
            "digest": .string(entry.pin.digest.description),
            "features": .array((entry.package?.features ?? []).map { .string($0) }),
            "needs": .array(
                (entry.package?.needs ?? .none).permissions.map {
                    .string($0.text(relativeTo: folder))
                }
            ),
        ]
        switch change {
        case .added: members["change"] = "added"
        case .removed: members["change"] = "removed"
        case .changed(_, let old):
            members["change"] = "changed"
            members["from"] = .string(Self.version(old))
        }
        return .object(members)
    }

    private func name(_ entry: LockEntry) -> String {
        "\(Self.package(entry)) \(Self.version(entry))"
    }

    static func package(_ entry: LockEntry) -> String {
        entry.package?.name.description ?? entry.id.description
    }

    static func version(_ entry: LockEntry) -> String {
        entry.package?.version.description ?? ""
    }
}

extension CommandContext {
    /// What the global options say about packages.
    var packageOptions: Workspace.PackageOptions {
        var options = Workspace.PackageOptions()
        options.isLocked = settings.isLocked
        options.isOffline = settings.isOffline
        return options
    }
}
