// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

// MARK: - Edges

extension LockReader {
    /// What a dependency leads to: a module of the runtime or of the language, an entry, or a file inside one.
    func dependency(
        _ element: JSONElement,
        of language: String,
        among ids: [String: ModuleID]
    ) throws(LockError) -> ModuleID {
        let text = try text(element)
        if let id = ids[text] { return id }
        // Modules of the interpreter are the user's to allow: `python:os` is nothing that a lock could say.
        let own = ModuleID(source: .builtin, text)
        if text.hasPrefix("\(language):"), !own.builtinParts.name.isEmpty { return own }
        if let specifier = try? Specifier(parsing: text),
            specifier.description.hasSameBytes(as: text)
        {
            let id = ModuleID(source: specifier.source, text)
            if id.source == .builtin || ids[id.lockKey.description] != nil { return id }
        }
        throw LockError(
            "lock-dependency-missing",
            "`\(text)` is needed and has no entry",
            name: name,
            at: element.span,
            hints: [Self.hint]
        )
    }

    /// Each dependency on a file inside a module names one that the module has.
    func checkPaths(
        of lock: Lock,
        _ members: JSONElement.Members
    ) throws(LockError) {
        for (id, entry) in lock.entries {
            for (key, target) in entry.dependencies {
                guard let path = target.pathInModule else { continue }
                let module = lock.entries[target.lockKey]
                // What a package holds is known when its listing is read.
                if module?.files[path] != nil || module?.package != nil { continue }
                let place = members.first { $0.key == id.description }
                throw LockError(
                    "lock-dependency-missing",
                    "`\(target.lockKey)` has no file `\(path)`, which `\(id)` needs",
                    name: name,
                    at: place?.value["dependencies"]?[key]?.span,
                    hints: [Self.hint]
                )
            }
        }
    }

    /// A module of several files has an entry among them; a module of one file has neither.
    func checkTree(_ entry: LockEntry, _ parts: LockEntryParts) throws(LockError) {
        if entry.package != nil {
            guard parts.files == nil else {
                throw malformed("the package `\(entry.id)` lists files", at: parts.element)
            }
            return
        }
        guard entry.files.isEmpty else {
            guard let path = entry.entry, entry.files[path] != nil else {
                throw malformed(
                    "the `entry` of `\(entry.id)` is none of its files",
                    at: parts.element
                )
            }
            return
        }
        guard parts.entry == nil, parts.files == nil else {
            throw malformed("the entry of `\(entry.id)` lists no files", at: parts.element)
        }
    }
}

// MARK: - Values

extension LockReader {
    func text(_ element: JSONElement) throws(LockError) -> String {
        guard let text = element.string else { throw malformed("a string is missing", at: element) }
        return text
    }

    func digest(
        _ element: JSONElement,
        kind: ContentDigest.Kind
    ) throws(LockError) -> ContentDigest {
        let digest = try parsed(element) { text throws(ContentDigest.Malformed) in
            try ContentDigest(parsing: text)
        }
        guard digest.kind == kind else {
            let form = kind == .file ? "`sha256:`" : "`h1:`"
            throw malformed("a digest that begins with \(form) is needed here", at: element)
        }
        return digest
    }

    /// Reads a string with the parser of its type; the parser's words go into the error.
    func parsed<Value, Failure: DiagnosticError>(
        _ element: JSONElement,
        _ parse: (String) throws(Failure) -> Value
    ) throws(LockError) -> Value {
        let text = try text(element)
        do throws(Failure) {
            return try parse(text)
        } catch {
            throw malformed(error.diagnostic.message, at: element)
        }
    }

    /// The members of an object, none when it is missing.
    func pairs<Value>(
        _ element: JSONElement?,
        _ read: (String, JSONElement) throws(LockError) -> Value
    ) throws(LockError) -> [String: Value] {
        guard let element else { return [:] }
        guard let members = element.members else {
            throw malformed("an object is missing", at: element)
        }
        var pairs: [String: Value] = [:]
        for member in members {
            let key = member.key
            // Keys that differ as bytes may still be equal as strings.
            guard pairs.updateValue(try read(key, member.value), forKey: key) == nil else {
                throw malformed("`\(key)` occurs twice", at: member.keySpan)
            }
        }
        return pairs
    }

    func refuseOthers(than known: Set<String>, in element: JSONElement) throws(LockError) {
        if let other = element.members?.first(where: { !known.contains($0.key) }) {
            throw malformed("`\(other.key)` is no part of a lock", at: other.keySpan)
        }
    }

    func malformed(_ reason: String, at element: JSONElement) -> LockError {
        malformed(reason, at: element.span)
    }

    func malformed(_ reason: String, at span: SourceSpan?) -> LockError {
        LockError("lock-malformed", reason, name: name, at: span, hints: [Self.hint])
    }

    func mismatch(_ reason: String, at element: JSONElement) -> LockError {
        LockError(
            "lock-location-mismatch",
            reason,
            name: name,
            at: element.span,
            hints: [Self.hint]
        )
    }
}
