// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// What Deno's parser says a module imports.
struct DenoImports: Equatable {
    /// The specifiers of code, true where every import of one is dynamic.
    var code: [String: Bool] = [:]

    /// The specifiers of types alone.
    var types: Set<String> = []

    /// Why Deno could not parse the module.
    var error: String?

    /// Asks Deno about all files of `folder` at once.
    static func read(_ names: [String], in folder: TemporaryFolder) async throws -> [String: Self] {
        let entry = names.map { "import \"./\($0)\";" }.joined(separator: "\n")
        let path = try folder.write(entry, to: "entry.mjs")
        let cache = try folder.makeFolder("deno-cache")
        let deno = ChildProgram(
            try DenoProgram.path(),
            environment: ["DENO_DIR": cache, "HOME": folder.path, "NO_COLOR": "1"],
            currentDirectory: folder.path
        )
        let flags = ["info", "--json", "--no-config", "--no-remote", path]
        let outcome = try await deno.run(flags)
        let graph = try JSONDecoder().decode(Graph.self, from: Data(outcome.outputBytes))
        return try graph.imports(below: folder.path)
    }

    private struct Graph: Decodable {
        struct Module: Decodable {
            let specifier: String
            let error: String?
            let dependencies: [Dependency]?
        }

        struct Dependency: Decodable {
            struct Resolution: Decodable {}
            let specifier: String
            let code: Resolution?
            let isDynamic: Bool?
        }

        let modules: [Module]

        func imports(below folder: String) throws -> [String: DenoImports] {
            var result: [String: DenoImports] = [:]
            let prefix = "file://\(folder)/"
            for module in modules where module.specifier.hasPrefix(prefix) {
                var imports = DenoImports(error: module.error)
                for dependency in module.dependencies ?? [] {
                    if dependency.code == nil {
                        imports.types.insert(dependency.specifier)
                    } else {
                        imports.code[dependency.specifier] = dependency.isDynamic ?? false
                    }
                }
                result[String(module.specifier.dropFirst(prefix.count))] = imports
            }
            return result
        }
    }
}
