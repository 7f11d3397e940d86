// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace
internal import RegistryIndex

/// Tells what would be published, and what was.
struct PublishReport {
    private let plan: PublishPlan

    init(_ plan: PublishPlan) {
        self.plan = plan
    }

    /// One line for the question whether to publish.
    var summary: String {
        let added = texts(plan.addedPermissions)
        let files = Self.count(plan.files.count, "file")
        return "`\(plan.subject)`, \(effect): \(files), \(ByteCount.text(plan.size)) packed"
            + (added.isEmpty ? "" : "; newly asks for \(added.joined(separator: ", "))")
    }

    // MARK: The plan

    func write(to output: Output) throws {
        guard !output.isJSON else { return try output.write(JSONValue.object(json)) }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for (title, text) in rows where !text.isEmpty {
            table.append([.init(title), .init(text)])
        }
        try output.write(table)
        try output.write("\n")
        try Self.write(plan.files, to: output)
    }

    private var rows: [(String, String)] {
        [
            ("package", "\(plan.name) \(plan.version)"),
            ("registry", plan.destination),
            ("effect", effect),
            ("licence", plan.inspection.manifest?.package.license ?? ""),
        ]
            + plan.inspection.modules.sorted { $0.key < $1.key }.map { key, module in
                ("exports \(key)", module.exports.map(\.name).joined(separator: ", "))
            }
            + dependencies.map { ("needs", "\($0.name) \($0.requirement)" + $0.words) } + [
                ("asks for", texts(plan.permissions).joined(separator: ", ")),
                ("newly", plan.previous == nil ? "" : added),
                ("no longer", texts(plan.removedPermissions).joined(separator: ", ")),
                ("packed", "\(ByteCount.text(plan.size)) of \(ByteCount.text(unpacked))"),
                ("digest", plan.digest.description),
                ("archive", plan.archive.description),
            ]
    }

    private var added: String { texts(plan.addedPermissions).joined(separator: ", ") }
    private var unpacked: Int { plan.files.reduce(0) { $0 + $1.size } }

    private var effect: String {
        switch plan.effect {
        case .newPackage: "a new package"
        case .newVersion:
            "a new version" + (plan.previous.map { ", after \($0.version)" } ?? "")
        case .none: plan.inspection.isPublishable ? "nothing: it is published already" : "none"
        }
    }

    private struct Need {
        let name: PackageName
        let requirement: String
        let uses: [String]

        var words: String {
            guard let first = uses.first else { return "" }
            return ", imported in \(first)" + (uses.count > 1 ? " and \(uses.count - 1) more" : "")
        }
    }

    private var dependencies: [Need] {
        let all = plan.inspection.statement?.dependencies ?? [:]
        return all.sorted { $0.key < $1.key }.map { name, dependency in
            Need(
                name: name,
                requirement: dependency.requirement.description,
                uses: (plan.inspection.uses[name] ?? []).map { "\($0.path):\($0.line)" }
            )
        }
    }

    private func texts(_ permissions: PermissionSet) -> [String] {
        permissions.permissions.map { $0.text(relativeTo: PackageInspection.projectFolder) }
    }

    private var json: [String: JSONValue] {
        let modules = plan.inspection.modules.mapValues { module in
            JSONValue.array(
                module.exports.map {
                    [
                        "name": .string($0.name), "kind": .string($0.kind.rawValue),
                        "signature": .string($0.signature),
                    ]
                }
            )
        }
        return [
            "package": .string(plan.name.description),
            "version": .string(plan.version.description),
            "registry": .string(plan.destination),
            "effect": .string(plan.effect.rawValue),
            "previous": plan.previous.map { .string($0.version.description) } ?? .null,
            "files": Self.json(plan.files),
            "size": .integer(Int64(plan.size)),
            "digest": .string(plan.digest.description),
            "archive": .string(plan.archive.description),
            "exports": .object(modules),
            "dependencies": .array(
                dependencies.map {
                    [
                        "package": .string($0.name.description),
                        "requirement": .string($0.requirement), "uses": Self.strings($0.uses),
                    ]
                }
            ),
            "permissions": [
                "all": Self.strings(texts(plan.permissions)),
                "added": Self.strings(texts(plan.addedPermissions)),
                "removed": Self.strings(texts(plan.removedPermissions)),
            ],
            "findings": .array(
                plan.inspection.findings.map { DiagnosticRenderer.json($0.diagnostic) }
            ),
        ]
    }

    // MARK: The publication

    func write(_ publication: Publication, to output: Output) throws {
        for finding in publication.findings { output.warn(finding.diagnostic) }
        guard !output.isJSON else {
            var members = json
            members["published"] = .bool(true)
            members["wasThere"] = .bool(publication.wasThere)
            members["written"] = Self.strings(publication.written.map(\.string))
            return try output.write(JSONValue.object(members))
        }
        if !publication.written.isEmpty {
            for path in publication.written {
                try output.write("\(TextEscaper.escape(path.string))\n")
            }
            output.say(
                "`\(publication.destination)` holds the pull request: commit the files, and take "
                    + "`PULL_REQUEST.md` as its text"
            )
            return
        }
        output.say(
            publication.wasThere
                ? "`\(plan.subject)` is in \(plan.destination) already, with the same content"
                : "published `\(plan.subject)` to \(plan.destination), and read back: \(plan.digest)"
        )
    }

    // MARK: Files

    /// Lists files with their sizes.
    static func write(_ files: [PublishPlan.File], to output: Output) throws {
        guard !output.isJSON else { return try output.write(json(files)) }
        var table = TextTable([.init("", isRightAligned: true), .init("", isFlexible: true)])
        for file in files { table.append([.init(ByteCount.text(file.size)), .init(file.path)]) }
        try output.write(table)
    }

    private static func json(_ files: [PublishPlan.File]) -> JSONValue {
        .array(files.map { ["path": .string($0.path), "size": .integer(Int64($0.size))] })
    }

    private static func strings(_ texts: [String]) -> JSONValue {
        .array(texts.map { .string($0) })
    }

    private static func count(_ number: Int, _ what: String) -> String {
        "\(number) \(what)" + (number == 1 ? "" : "s")
    }
}
