// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

/// The built `tenon`, with a server that answers as GitHub's API does, and a registry of mlld.
struct GistProgram {
    static let id = "a1f3e09a42db6c680b454f6f93efa9d8"
    static let first = String(repeating: "1", count: 40)
    static let second = String(repeating: "2", count: 40)
    static let token = "ghp_NeverToBeSeen0123456789"

    let tenon: TenonProgram
    /// The name of the gist in an import.
    let gist = "gist:alice/\(id)"

    init() throws { tenon = try TenonProgram.served() }

    private var variables: [String: String] {
        ["TENON_GIST_API": tenon.url(""), "TENON_MLLD_REGISTRY": tenon.url("reg/")]
    }

    /// Runs a command to its end.
    func callAsFunction(
        _ arguments: String...,
        environment: [String: String] = [:]
    ) async throws -> ChildProgram.Outcome {
        try await tenon.run(arguments, environment: variables.merging(environment) { $1 })
    }

    /// The files of a revision, which is the newest from now on.
    func put(
        _ files: [String: String],
        at revision: String = first,
        by owner: String = "alice"
    ) throws {
        let answer = try GistAnswer(Self.id, by: owner, at: revision, files).answer()
        try tenon.answer("gists/\(Self.id)", answer)
        try tenon.answer("gists/\(Self.id)/\(revision)", answer)
    }

    /// What `alice/registry.json` says: the text of each module's `source`.
    func register(_ modules: [String: String]) throws {
        let entries = modules.map { name, source in
            #""\#(name)": {"source": \#(source), "description": "d", "created": "2024-05-28T00:00:00Z"}"#
        }
        let text = #"{"author": "alice", "modules": {\#(entries.joined(separator: ", "))}}"#
        try tenon.answer("reg/alice/registry.json", ServerAnswer(body: text))
    }

    /// How often anything of this test was asked for.
    func requests() throws -> Int {
        try [
            "gists/\(Self.id)", "gists/\(Self.id)/\(Self.first)", "gists/\(Self.id)/\(Self.second)",
            "reg/alice/registry.json",
        ].reduce(0) { try $0 + tenon.requests(of: $1) }
    }

    /// Whether any file below the test's folder, or `outcome`, holds the token.
    func leaks(_ outcome: ChildProgram.Outcome) throws -> Bool {
        if (outcome.output + outcome.errors).contains(Self.token) { return true }
        let root = URL(filePath: tenon.folder.path)
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        for case let file as URL in try #require(files) {
            guard let bytes = try? Data(contentsOf: file) else { continue }
            if bytes.range(of: Data(Self.token.utf8)) != nil { return true }
        }
        return false
    }
}
