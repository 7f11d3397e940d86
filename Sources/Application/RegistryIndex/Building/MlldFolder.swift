// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Reads a folder in the layouts that mlld's registries had, entry by entry.
struct MlldFolder {
    /// The longest file, in bytes.
    private static let sizeLimit = 16 << 20

    private let folder: EnclosedFolder
    private(set) var modules: [PackageName: MlldModule] = [:]
    /// Versions whose archives are in the folder, by their paths.
    private(set) var archives: [String: ArchivedVersion] = [:]

    private(set) var findings: [BuildFinding] = []

    /// Reads what is there; a file that can't be used is a finding.
    init(_ root: FilePath) throws {
        folder = EnclosedFolder(root)
        for user in try folders(in: "") where isThere("\(user)/registry.json") {
            readUser(user)
        }
        guard kind("modules") == .folder else { return }
        for user in try folders(in: "modules") where !isPackage("modules/\(user)") {
            for name in try folder.list("modules/\(user)") {
                let path = "modules/\(user)/\(name)"
                switch kind(path) {
                case .folder where try holdsVersions(path): readVersions(path, user, name)
                case .file where name.hasSuffix(".json"), .link where name.hasSuffix(".json"):
                    readModule(path, user, String(name.dropLast(5)))
                default: break
                }
            }
        }
    }

    // MARK: Layouts

    private mutating func readUser(_ user: String) {
        let path = "\(user)/registry.json"
        attempt(path) { folder in
            let source = try folder.source(path)
            let (modules, errors) = try MlldReader.userRegistry(source, user: user)
            for module in modules { folder.add(module) }
            for error in errors { folder.findings.append(BuildFinding(path, error)) }
        }
    }

    private mutating func readModule(_ path: String, _ user: String, _ name: String) {
        attempt(path) { folder in
            folder.add(try MlldReader.module(try folder.source(path), user: user, module: name))
        }
    }

    private mutating func readVersions(_ path: String, _ user: String, _ name: String) {
        attempt(path) { folder in
            let tags = "\(path)/tags.json"
            var module = try MlldReader.metadata(
                try folder.source("\(path)/metadata.json"),
                tags: folder.kind(tags) == nil ? nil : try folder.source(tags),
                user: user,
                module: name
            )
            for file in try folder.folder.list(path)
            where file.hasSuffix(".json") && file != "metadata.json" && file != "tags.json" {
                folder.attempt("\(path)/\(file)") { folder in
                    let source = try folder.source("\(path)/\(file)")
                    let version = String(file.dropLast(5))
                    let archived = try ArchivedVersion(
                        source,
                        user: user,
                        module: name,
                        version: version
                    )
                    if let archived {
                        folder.archives[archived.path.description] = archived
                        return
                    }
                    module.versions.append(try MlldReader.version(source, named: version))
                }
            }
            guard !module.versions.isEmpty || !folder.holdsArchives(of: module.name) else { return }
            module.versions.sort { $0.version < $1.version }
            folder.check(module)
            folder.add(module)
        }
    }

    /// Notes what is odd about tags.
    private mutating func check(_ module: MlldModule) {
        for (tag, version) in module.tags.sorted(by: { $0.key < $1.key })
        where !module.versions.contains(where: { $0.version.description == version }) {
            findings.append(
                .odd(
                    "\(module.name)",
                    "the tag `\(tag)` stands for `\(version)`, which is not there"
                )
            )
        }
    }

    /// A module that several layouts have is taken from the one that says most: the first with versions.
    private mutating func add(_ module: MlldModule) {
        guard !module.versions.isEmpty else {
            findings.append(.odd("\(module.name)", "it has no version that can be used"))
            return
        }
        if let known = modules[module.name], known.versions.count >= module.versions.count,
            known.versions.contains(where: { $0.version != Version(0, 0, 0) })
        {
            return
        }
        modules[module.name] = module
    }

    // MARK: Files

    private mutating func attempt(_ subject: String, _ body: (inout Self) throws -> Void) {
        do {
            try body(&self)
        } catch {
            findings.append(BuildFinding(subject, error))
        }
    }

    private func source(_ path: String) throws -> SourceText {
        SourceText(name: path, bytes: try folder.bytes(of: path, limit: Self.sizeLimit))
    }

    /// Whether a folder called `modules` simply holds packages.
    private func isPackage(_ path: String) -> Bool {
        RegistryLayout.manifests.contains { isThere("\(path)/\($0)") }
    }

    private func holdsArchives(of name: PackageName) -> Bool {
        archives.values.contains { $0.subject.hasPrefix("\(name)@") }
    }

    private func holdsVersions(_ path: String) throws -> Bool {
        guard !isPackage(path) else { return false }
        return try folder.list(path).contains { $0.hasSuffix(".json") }
    }

    private func kind(_ path: String) -> FileKind? { folder.kind(of: path) }

    /// Whether there is a file, or a link that reading tells of.
    private func isThere(_ path: String) -> Bool { [.file, .link].contains(kind(path)) }

    private func folders(in path: String) throws -> [String] {
        let names = try path.isEmpty ? FileSystem.list(folder.root) : folder.list(path)
        return names.filter { kind(path.isEmpty ? $0 : "\(path)/\($0)") == .folder }
    }
}
