// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

// MARK: - Packages

extension LockReader {
    /// The package and the version that an identity names; `nil` unless it is its one spelling.
    static func release(_ text: String) -> (name: PackageName, version: Version)? {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")),
            let name = try? PackageName(parsing: String(text[..<at])),
            let version = try? Version(parsing: String(text[text.utf8.index(after: at)...])),
            version.build.isEmpty, "\(name)@\(version)".hasSameBytes(as: text)
        else { return nil }
        return (name, version)
    }

    /// The same reader, which knows where the registries are that the entries name.
    func knowingRegistries(of members: JSONElement.Members) -> LockReader {
        var reader = self
        for member in members where member.key.utf8.first == UInt8(ascii: "@") {
            guard let text = member.value["registry"]?.string, reader.registries[text] == nil else {
                continue
            }
            reader.registries[text] = RegistryText.location(text, folder: folder)
        }
        return reader
    }

    /// What the entry of a package says beyond its content; `nil` for every other module.
    func package(of id: ModuleID, _ parts: LockEntryParts) throws(LockError) -> LockedPackage? {
        guard id.isPackage else {
            guard let member = parts.packageMember else { return nil }
            throw malformed("`\(id)` is no package", at: member)
        }
        guard let (name, version) = Self.release(id.description) else {
            throw malformed("`\(id)` is not one version of a package", at: parts.element)
        }
        guard let registry = parts.registry, let archive = parts.archive else {
            throw malformed(
                "the entry of `\(id)` needs `registry` and `archive`",
                at: parts.element
            )
        }
        var package = LockedPackage(
            name: name,
            version: version,
            registry: try location(registry),
            archive: try digest(archive, kind: .file)
        )
        package.needs = try permissions(parts.needs)
        package.features = try strings(parts.features)
        package.exports = try pairs(parts.exports) { _, path throws(LockError) in
            try self.path(path)
        }
        if let entry = parts.entry { _ = try path(entry) }
        if let element = parts.isDevelopmentOnly {
            guard let value = element.boolean else {
                throw malformed("`isDevelopmentOnly` is neither true nor false", at: element)
            }
            package.isDevelopmentOnly = value
        }
        return package
    }

    /// A lock has one version of a package, and packages only in a format that has them.
    func checkPackages(
        of lock: Lock,
        _ members: JSONElement.Members,
        isAllowed: Bool
    ) throws(LockError) {
        var seen: [PackageName: ModuleID] = [:]
        for member in members where member.key.utf8.first == UInt8(ascii: "@") {
            let id = ModuleID(source: .registry, member.key)
            guard let package = lock.entries[id]?.package else { continue }
            guard isAllowed else {
                throw malformed("format 1 has no packages", at: member.keySpan)
            }
            guard let other = seen.updateValue(id, forKey: package.name) else { continue }
            throw malformed("`\(other)` is there already", at: member.keySpan)
        }
    }

    private func location(_ element: JSONElement) throws(LockError) -> String {
        let text = try text(element)
        guard let location = registries[text] else {
            // Without the text, which may hold a password.
            let place = element.span.map {
                SourceSpan(file: $0.file, line: $0.line, column: $0.column, length: $0.length)
            }
            throw LockError(
                "lock-location-mismatch",
                "`registry` is not the address of a registry in its one spelling",
                name: name,
                at: place,
                hints: [Self.hint]
            )
        }
        return location
    }

    private func path(_ element: JSONElement) throws(LockError) -> String {
        let text = try text(element)
        guard ModulePath(parsing: text) != nil else {
            throw malformed("`\(text)` is not a path inside a module", at: element)
        }
        return text
    }

    private func strings(_ element: JSONElement?) throws(LockError) -> [String] {
        guard let element else { return [] }
        guard let elements = element.elements else {
            throw malformed("an array of strings is missing", at: element)
        }
        var strings: [String] = []
        for element in elements { strings.append(try text(element)) }
        return strings
    }
}
