// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
package import ModuleModel
internal import ModuleStore
internal import ModuleTrust

// MARK: - Changing a pin

extension Workspace {
    /// How a pin may be changed.
    package struct RepinOptions: Sendable {
        /// Whether the change is accepted beforehand.
        package let approves: Bool
        /// Whether the network is forbidden.
        package let isOffline: Bool
        /// Whether the lock must stay as it is.
        package let isLocked: Bool

        /// Collects them.
        package init(approves: Bool, isOffline: Bool, isLocked: Bool) {
            self.approves = approves
            self.isOffline = isOffline
            self.isLocked = isLocked
        }
    }

    /// What a re-pin came to.
    package struct Repinned: Sendable {
        /// The module.
        package let module: ModuleID
        /// What the lock said.
        package let before: ContentDigest
        /// What the lock says now.
        package let after: ContentDigest

        /// Whether anything changed: the module, or at which revision its imports are.
        package let isChanged: Bool
    }

    /// Fetches a locked module again and, after a yes, lets the lock name the new content.
    ///
    /// The lock is that of `project`, or that of programs that belong to no folder where the former has no
    /// such module.
    ///
    /// The difference of the texts is shown with the question, also where there is nobody to answer it. The approval of the old content does not
    /// carry over to permissions: the yes is for the permissions that the old content was approved for.
    ///
    /// - Throws: ``WorkspaceError/notInLock(module:lock:known:)``, ``TrustError``, or what the source
    ///   throws; then the lock is as it was.
    package func repin(
        _ name: String,
        in project: Project,
        options: RepinOptions
    ) async throws -> Repinned {
        let (project, lock, old) = try locked(name, in: project)
        guard !options.isLocked else { throw WorkspaceError.lockIsFrozen(module: old.id) }
        guard old.id.source == .saved || !options.isOffline else {
            throw WorkspaceError.offline(module: old.id)
        }
        let resolver = SpecifierResolver(
            project: project,
            readable: .none,
            languages: languages
        )
        let locker = try locker(resolver: resolver, isOffline: options.isOffline)
        let edge = ModuleEdge(specifier: old.id.description, target: old.id)
        var withoutOld = lock
        withoutOld.entries[old.id] = nil
        var entries = try await locker.entries(for: [edge], notIn: withoutOld)
        guard let place = entries.firstIndex(where: { $0.id == old.id }) else {
            return Repinned(old, old, isChanged: false)
        }
        let new = entries[place]
        guard new.pin.digest != old.pin.digest || new.dependencies != old.dependencies else {
            return Repinned(old, old, isChanged: false)
        }
        let others = entries.filter { $0.id != old.id }.compactMap { entry in
            sibling(of: entry, at: old.pin.revision, in: lock).map {
                difference(from: $0, to: entry)
            }
        }
        let question = Question.repin(
            module: old.id,
            before: old.pin.digest,
            after: new.pin.digest,
            difference: difference(from: old, to: new) + others.joined()
        )
        let refusal = TrustError.repinNeeded(
            module: old.id,
            before: old.pin.digest,
            after: new.pin.digest
        )
        if options.approves {
            interaction.show(question)
        } else if try !interaction.confirm(question, orThrow: refusal) {
            throw TrustError.declined(program: old.id.description)
        }
        let now = configuration.clock()
        for index in entries.indices where index == place || options.approves {
            entries[index].approvedAt = now
            entries[index].permissions = old.permissions
        }
        let changed = entries
        let accepted = changed.filter { $0.approvedAt == now }
        if old.approvedAt != nil {
            try await record(approvals: accepted, for: old.permissions)
        }
        try lockFile(of: project).update { lock in
            for entry in changed { lock.entries[entry.id] = entry }
        }
        note(lockFile(of: project))
        return Repinned(old, new, isChanged: true)
    }

    /// The entry that a person means, in the project's own lock, else in that of programs that belong to no
    /// folder.
    private func locked(_ name: String, in project: Project) throws -> (Project, Lock, LockEntry) {
        let lock = try lock(of: project)
        let alone = Project(standingAlone: configuration.home.data)
        for (project, lock) in [(project, lock), (alone, try self.lock(of: alone))] {
            let entry = lock.entries.values.first { $0.id.matches(name) && $0.package == nil }
            if let entry { return (project, lock, entry) }
        }
        throw WorkspaceError.notInLock(
            module: name,
            lock: Project.lockName,
            known: lock.entries.keys.sorted().map(\.description)
        )
    }

    /// The same file of a gist as `entry`, at another revision.
    private func sibling(of entry: LockEntry, at revision: String?, in lock: Lock) -> LockEntry? {
        guard let gist = entry.pin.gist else { return nil }
        return lock.entries.values.first {
            $0.pin.revision == revision && $0.pin.gist?.id == gist.id
                && $0.pin.gist?.file == gist.file
        }
    }

    /// The unified differences of all files that both or one of two entries have.
    private func difference(from old: LockEntry, to new: LockEntry) -> String {
        let before = files(in: old)
        let after = files(in: new)
        return Set(before.keys).union(after.keys).sorted().map { path in
            let oldName = "\(path) (\(old.pin.digest))"
            let newName = "\(path) (\(new.pin.digest))"
            let newText = after[path].flatMap(text(of:)) ?? []
            let oldText: [UInt8]? = before[path].map(text(of:)) ?? []
            guard let oldText else {
                return "--- \(oldName)\n+++ \(newName)\n"
                    + "the old content is not in the store; this is all of the new one\n"
                    + Self.added(newText)
            }
            return TextDiff(old: oldText, new: newText).unified(oldName: oldName, newName: newName)
        }.joined()
    }

    /// All lines of a text, as a difference shows lines that are new.
    private static func added(_ text: [UInt8]) -> String {
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return (lines.last?.isEmpty == true ? lines.dropLast() : lines[...])
            .map { "+" + String(decoding: $0, as: UTF8.self) + "\n" }.joined()
    }

    /// The files of a module that is no package, by the names that people know them by.
    private func files(in entry: LockEntry) -> [String: LockedFile] {
        guard entry.entry != nil else {
            let suffix = languages.suffix(languageName: entry.language)
            let file = LockedFile(module: entry.id, digest: entry.pin.digest, suffix: suffix)
            return [entry.id.description: file]
        }
        return Dictionary(
            uniqueKeysWithValues: entry.files.map { path, digest in
                let suffix = BlobStore.suffix(of: path)
                let file = LockedFile(module: entry.id, digest: digest, suffix: suffix)
                return ("\(entry.id)/\(path)", file)
            }
        )
    }

    /// What the store has of a file; `nil` when it is not there, or damaged.
    private func text(of file: LockedFile) -> [UInt8]? {
        try? blobs.read(file.digest, suffix: file.suffix)
    }
}

extension ModuleID {
    /// Whether a person who wrote `name` means this module: its identity, or a saved module's bare name.
    func matches(_ name: String) -> Bool {
        description.utf8.elementsEqual(name.utf8)
            || source == .saved && description.utf8.elementsEqual("saved:\(name)".utf8)
    }
}

extension Workspace.Repinned {
    fileprivate init(_ old: LockEntry, _ new: LockEntry, isChanged: Bool) {
        self.init(
            module: old.id,
            before: old.pin.digest,
            after: new.pin.digest,
            isChanged: isChanged
        )
    }
}
