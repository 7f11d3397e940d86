// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import VersionSolving

/// The recorded registry, and each version of each package as a project of its own.
struct LargeCase {
    private(set) var catalogue = SolverCatalogue()
    private(set) var problems: [SolverProblem] = []

    init(file: String) throws {
        let bytes = try FileSystem.read(try FilePath(file), limit: 1 << 24)
        let document = try JSONDocument(parsing: SourceText(name: file, bytes: bytes))
        var named: Set<ManifestName> = []
        for package in document.root.members.map(Array.init) ?? [] {
            let name = try Self.name(package.key)
            var releases: [SolverRelease] = []
            for member in package.value.members.map(Array.init) ?? [] {
                let version = try Version(parsing: member.key + ".0.0")
                var release = SolverRelease(version)
                for dependency in member.value.members.map(Array.init) ?? [] {
                    let target = try Self.name(dependency.key)
                    release.dependencies[target] = Dependency(
                        try Self.requirement(dependency.value)
                    )
                    named.insert(target)
                }
                releases.append(release)
                problems.append(
                    SolverProblem([RootRequirement(name, Dependency(.exactly(version)))])
                )
            }
            catalogue.add(name, releases)
        }
        for name in named where !catalogue.contains(name) { catalogue.add(name, []) }
    }

    private static func name(_ number: String) throws -> ManifestName {
        try ManifestName(parsing: "@large/p" + number)
    }

    private static func requirement(_ ranges: JSONElement) throws -> VersionRequirement {
        var texts: [String] = []
        for range in ranges.elements.map(Array.init) ?? [] {
            let bounds = range.elements.map(Array.init) ?? []
            let low = ">=\(bounds.first?.integer ?? 0).0.0"
            texts.append(bounds.last?.integer.map { low + " <\($0).0.0" } ?? low)
        }
        return try VersionRequirement(parsing: texts.joined(separator: " || "))
    }
}
