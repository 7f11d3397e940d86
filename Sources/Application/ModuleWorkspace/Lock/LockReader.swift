// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Makes a lock of a JSON document, or says where it is none.
struct LockReader {
    static let hint =
        "take it from version control, or delete it and lock again with `tenon lock PROGRAM`"

    let name: String
    let folder: String?

    /// The location that each text for a registry means; what means none is not in it.
    var registries: [String: String] = [:]

    init(name: String, folder: String?) {
        self.name = name
        self.folder = folder
    }

    /// Where a module lies when nothing else is said: the name of a saved one, else the identity.
    static func location(of id: ModuleID) -> String {
        guard id.source == .saved else { return id.description }
        return String(id.description.dropFirst("saved:".count).prefix { $0 != "@" && $0 != "/" })
    }

    func read(_ root: JSONElement) throws(LockError) -> Lock {
        guard root.kind == .object, let version = root["tenonLock"] else {
            throw malformed("it has no `tenonLock` number", at: root)
        }
        guard let number = version.integer else {
            throw malformed("`tenonLock` is not a number", at: version)
        }
        let isWithPackages = number == Lock.packageFormatVersion
        guard number == Lock.formatVersion || isWithPackages else {
            throw LockError(
                "lock-version-unknown",
                "its format is \(number), and this Tenon reads formats \(Lock.formatVersion) and "
                    + "\(Lock.packageFormatVersion)",
                name: name,
                at: version.span,
                hints: ["use the Tenon that wrote it, or a newer one"]
            )
        }
        let known: Set<String> = ["tenonLock", "modules"]
        try refuseOthers(than: isWithPackages ? known.union(["requirements"]) : known, in: root)
        guard let modules = root["modules"], let members = modules.members else {
            throw malformed(
                "`modules` is missing, or is not an object",
                at: root["modules"] ?? root
            )
        }
        var ids: [String: ModuleID] = [:]
        for member in members {
            let key = member.key
            ids[key] = try id(key, member)
        }
        let reader = knowingRegistries(of: members)
        var lock = Lock()
        lock.entries.reserveCapacity(ids.count)
        for member in members {
            guard let id = ids[member.key] else { continue }
            lock.entries[id] = try reader.entry(id, member.value, among: ids)
        }
        lock.requirements = try pairs(root["requirements"]) { _, text throws(LockError) in
            try self.text(text)
        }
        try checkPackages(of: lock, members, isAllowed: isWithPackages)
        try checkPaths(of: lock, members)
        return lock
    }

    // MARK: Entries

    private func id(_ text: String, _ member: JSONElement.Member) throws(LockError) -> ModuleID {
        if ModuleURL.isPlainlyCanonical(text) { return ModuleID(source: .https, text) }
        if text.utf8.first == UInt8(ascii: "@") {
            guard Self.release(text) != nil else {
                throw malformed("`\(text)` is not one version of a package", at: member.keySpan)
            }
            return ModuleID(source: .registry, text)
        }
        guard let specifier = try? Specifier(parsing: text),
            specifier.description.hasSameBytes(as: text)
        else {
            throw malformed("`\(text)` is not the identity of a module", at: member.keySpan)
        }
        switch specifier {
        case .file, .builtin:
            throw malformed("`\(text)` is no module from elsewhere", at: member.keySpan)
        case .saved, .registry:
            let id = ModuleID(source: specifier.source, text)
            guard id.pathInModule == nil else {
                throw malformed("`\(text)` is a file inside a module", at: member.keySpan)
            }
            return id
        case .url, .gist, .git, .dns, .database:
            return ModuleID(source: specifier.source, text)
        }
    }

    private func entry(
        _ id: ModuleID,
        _ element: JSONElement,
        among ids: [String: ModuleID]
    ) throws(LockError) -> LockEntry {
        let parts = try LockEntryParts(element, of: id, by: self)
        var entry = LockEntry(
            id: id,
            pin: try pin(of: id, parts),
            language: try language(parts),
            permissions: try permissions(parts.permissions)
        )
        if let time = parts.approvedAt {
            entry.approvedAt = try parsed(time) { text throws(Timestamp.Malformed) in
                try Timestamp(parsing: text)
            }
        }
        entry.dependencies = try pairs(parts.dependencies) { _, target throws(LockError) in
            try dependency(target, of: entry.language, among: ids)
        }
        entry.files = try pairs(parts.files) { path, digest throws(LockError) in
            guard ModulePath(parsing: path) != nil else {
                throw malformed("`\(path)` is not a path inside a module", at: digest)
            }
            return try self.digest(digest, kind: .file)
        }
        if let path = parts.entry { entry.entry = try text(path) }
        entry.package = try package(of: id, parts)
        try checkTree(entry, parts)
        return entry
    }

    private func pin(of id: ModuleID, _ parts: LockEntryParts) throws(LockError) -> Pin {
        guard let source = parts.source else {
            throw malformed("the entry of `\(id)` has no `source`", at: parts.element)
        }
        guard try text(source) == id.source.rawValue else {
            throw mismatch("`\(id)` does not come from `\(try text(source))`", at: source)
        }
        guard let digest = parts.digest else {
            throw malformed("the entry of `\(id)` has no `digest`", at: parts.element)
        }
        let isTree = parts.files != nil || id.isPackage
        let kind: ContentDigest.Kind = isTree ? .tree : .file
        return Pin(
            source: id.source,
            location: try location(of: id, parts.location),
            revision: try revision(of: id, parts.revision, parts.element),
            digest: try self.digest(digest, kind: kind)
        )
    }

    /// A URL may have led to another URL; everything else lies where its identity says.
    private func location(
        of id: ModuleID,
        _ element: JSONElement?
    ) throws(LockError) -> String {
        guard let element else { return Self.location(of: id) }
        let location = try text(element)
        if id.source == .https, let from = try? ModuleURL(parsing: id.description),
            let to = try? ModuleURL(parsing: location),
            to.description.utf8.elementsEqual(location.utf8), from.isLoopback || !to.isLoopback
        {
            return location
        }
        if Self.mayLieInGist(id), leads(id, to: location) { return location }
        guard location.utf8.elementsEqual(Self.location(of: id).utf8) else {
            throw mismatch("`\(id)` can't lie at `\(location)`", at: element)
        }
        return location
    }

    private func revision(
        of id: ModuleID,
        _ element: JSONElement?,
        _ entry: JSONElement
    ) throws(LockError) -> String? {
        let revision: String? = if let element { try text(element) } else { nil }
        if Self.mayLieInGist(id) { try checkCommit(revision, of: id, element ?? entry) }
        guard id.source == .saved else { return revision }
        let asked = id.description.split(separator: "@").dropFirst().first
        guard let revision, let number = Int(revision), number > 0, String(number) == revision
        else {
            throw malformed("the entry of `\(id)` has no valid `revision`", at: element ?? entry)
        }
        guard asked == nil || asked.map(String.init) == revision else {
            throw mismatch("`\(id)` can't be revision \(revision)", at: element ?? entry)
        }
        return revision
    }

    private func language(_ parts: LockEntryParts) throws(LockError) -> String {
        guard let language = parts.language else {
            throw malformed("an entry has no `language`", at: parts.element)
        }
        let name = try text(language)
        let isName = name.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
        }
        guard !name.isEmpty, isName else {
            throw malformed("`\(name)` is not the name of a language", at: language)
        }
        return name
    }

    func permissions(_ element: JSONElement?) throws(LockError) -> PermissionSet {
        guard let element else { return .none }
        guard let elements = element.elements else {
            throw malformed("`permissions` is not an array", at: element)
        }
        var permissions: [Permission] = []
        for element in elements {
            permissions.append(
                try parsed(element) { text throws(Permission.Malformed) in
                    if let folder {
                        try Permission(parsing: text, relativeTo: folder)
                    } else {
                        try Permission(parsing: text)
                    }
                }
            )
        }
        return PermissionSet(permissions)
    }
}
