// SPDX-License-Identifier: Apache-2.0

import Foundation
import ModuleModel
import VersionSolving

/// The registry `large-case.json`: half-open ranges of integers, where `n` stands for `n.0.0`.
struct LargeCase {
    /// The catalogue; packages that are only named do not exist.
    private(set) var catalogue = SolverCatalogue()
    /// Each version of each package.
    private(set) var roots: [(name: ManifestName, version: Version)] = []

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Corpus/large-case.json").standardizedFileURL
        let data = try Data(contentsOf: file)
        let packages = try JSONDecoder().decode(
            [String: [String: [String: [[Int?]]]]].self,
            from: data
        )
        for (name, versions) in packages.sorted(by: { $0.key < $1.key }) {
            var releases: [SolverRelease] = []
            for (version, dependencies) in versions {
                let version = try Self.version(Int(version) ?? 0)
                var release = SolverRelease(version)
                for (target, ranges) in dependencies {
                    release.dependencies[try Self.name(target)] = Dependency(
                        try Self.requirement(ranges)
                    )
                    if packages[target] == nil { catalogue.add(try Self.name(target), []) }
                }
                releases.append(release)
                roots.append((try Self.name(name), version))
            }
            catalogue.add(try Self.name(name), releases)
        }
        roots.sort { ($0.name, $0.version) < ($1.name, $1.version) }
    }

    /// The question for one root.
    static func problem(_ root: (name: ManifestName, version: Version)) -> SolverProblem {
        SolverProblem([RootRequirement(root.name, Dependency(.exactly(root.version)))])
    }

    private static func name(_ number: String) throws -> ManifestName {
        try ManifestName(parsing: "@large/p" + number)
    }

    private static func version(_ number: Int) throws -> Version {
        try Version(parsing: "\(number).0.0")
    }

    private static func requirement(_ ranges: [[Int?]]) throws -> VersionRequirement {
        let texts = ranges.map { range in
            let low = ">=\(range[0] ?? 0).0.0"
            return range[1].map { low + " <\($0).0.0" } ?? low
        }
        return try VersionRequirement(parsing: texts.joined(separator: " || "))
    }
}
