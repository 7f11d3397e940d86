// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import VersionSolving

/// A registry and a question, written as lines.
///
/// ```
/// project: @alice/utils ^1 +tls, dev @bob/core ^2 -default
/// @alice/utils 1.0.0: @bob/core ^1, ?@carol/tls ^3, runs deno ^2 | tls = dep:@carol/tls | yanked it leaks
/// @bob/core 2.0.0 | age 3
/// lock: @bob/core 2.0.0
/// options: cooldown 7, prereleases @bob/core, has deno 2.9.8
/// @nobody/here missing
/// ```
struct Scene {
    var catalogue = SolverCatalogue()
    var problem = SolverProblem([])

    static let now = Timestamp(milliseconds: 1_800_000_000_000)
    static let day: Int64 = 86_400_000

    init(_ text: String) throws {
        var releases: [ManifestName: [SolverRelease]] = [:]
        problem.environment = ["tenon": Version(0, 1, 0), "deno": Version(2, 9, 8)]
        problem.now = Self.now
        for line in text.split(separator: "\n").map({ $0.trimmed }) where !line.isEmpty {
            if let rest = line.after("project:") {
                problem.requirements += try Self.list(rest).map(Self.requirement)
            } else if let rest = line.after("lock:") {
                for item in Self.list(rest) {
                    let words = item.split(separator: " ").map(String.init)
                    problem.locked[try ManifestName(parsing: words[0])] =
                        try Version(parsing: words[1])
                }
            } else if let rest = line.after("options:") {
                for item in Self.list(rest) {
                    try apply(item.split(separator: " ").map(String.init))
                }
            } else if line.hasSuffix(" missing") {
                releases[try ManifestName(parsing: String(line.dropLast(8)))] = []
            } else {
                let (name, release) = try Self.release(line)
                releases[name, default: []].append(release)
            }
        }
        for (name, list) in releases { catalogue.add(name, list) }
    }

    /// The answer of a new solver.
    func solve() -> Resolution {
        var solver = VersionSolver(catalogue)
        return solver.solve(problem)
    }

    // MARK: Reading

    private mutating func apply(_ words: [String]) throws {
        switch words[0] {
        case "cooldown": problem.cooldown = (Int64(words[1]) ?? 0) * Self.day
        case "prereleases":
            if words[1] == "all" {
                problem.allowsAllPrereleases = true
            } else {
                problem.prereleases.insert(try ManifestName(parsing: words[1]))
            }
        case "has": problem.environment[words[1]] = try Version(parsing: words[2])
        default: throw Malformed(line: words.joined(separator: " "))
        }
    }

    private static func list(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.trimmed }
    }

    private static func requirement(_ text: String) throws -> RootRequirement {
        let isDevelopment = text.hasPrefix("dev ")
        let (name, dependency) = try dependency(isDevelopment ? String(text.dropFirst(4)) : text)
        return RootRequirement(name, dependency, isDevelopment: isDevelopment)
    }

    /// `?@bob/core ^1 <2 +tls -default`.
    private static func dependency(_ text: String) throws -> (ManifestName, Dependency) {
        var words = text.split(separator: " ").map(String.init)
        var dependency = Dependency()
        if words[0].hasPrefix("?") {
            dependency.isOptional = true
            words[0].removeFirst()
        }
        let name = try ManifestName(parsing: words.removeFirst())
        dependency.features = words.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) }
        dependency.usesDefaultFeatures = !words.contains("-default")
        let range = words.filter { !$0.hasPrefix("+") && $0 != "-default" }.joined(separator: " ")
        dependency.requirement = try VersionRequirement(parsing: range.isEmpty ? "*" : range)
        return (name, dependency)
    }

    private static func release(_ line: String) throws -> (ManifestName, SolverRelease) {
        let parts = line.split(separator: "|").map { $0.trimmed }
        let head = parts[0].split(separator: ":", maxSplits: 1).map { $0.trimmed }
        let words = head[0].split(separator: " ").map(String.init)
        var release = SolverRelease(try Version(parsing: words[1]))
        for item in head.count > 1 ? list(head[1]) : [] {
            if let rest = item.after("runs ") {
                let words = rest.split(separator: " ", maxSplits: 1).map(String.init)
                release.requirements[words[0]] = try VersionRequirement(parsing: words[1])
            } else {
                let (name, dependency) = try dependency(item)
                release.dependencies[name] = dependency
            }
        }
        for part in parts.dropFirst() {
            if let reason = part.after("yanked") {
                release.yanked = reason
            } else if let days = part.after("age ") {
                let age = (Int64(days) ?? 0) * day
                release.published = Timestamp(milliseconds: now.milliseconds - age)
            } else {
                let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmed }
                release.features[sides[0]] =
                    sides.count > 1 ? sides[1].split(separator: " ").map(String.init) : []
            }
        }
        return (try ManifestName(parsing: words[0]), release)
    }

    struct Malformed: Error {
        let line: String
    }
}

extension StringProtocol {
    /// The text without spaces at its ends.
    var trimmed: String {
        var text = Substring(self)
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// What follows `prefix`; `nil` when the text does not begin with it.
    func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? dropFirst(prefix.count).trimmed : nil
    }
}
