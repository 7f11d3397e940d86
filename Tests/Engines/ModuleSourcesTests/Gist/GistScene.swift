// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPClientKit
import ModuleModel
import ModuleSources
import TestSupport

/// A corner of the shared server that answers as GitHub's API does, and a source that asks it.
struct GistScene {
    static let id = "a1f3e09a42db6c680b454f6f93efa9d8"
    static let first = String(repeating: "1", count: 40)
    static let second = String(repeating: "2", count: 40)
    static let token = "ghp_NeverToBeSeen0123456789"

    let server: LoopbackServer
    let corner: String
    let source: GistSource
    let client: HTTPClient

    init(token: String? = nil) throws {
        server = try LoopbackServer.shared()
        corner = "/\(UUID().uuidString.prefix(8))"
        var configuration = HTTPConfiguration()
        configuration.authoritiesFile = server.authoritiesFile
        client = HTTPClient(configuration)
        let base = try ModuleURL(parsing: server.origin + corner)
        var settings = try GistSettings(client: client, base: base)
        settings.suffixes = ["js", "ts"]
        settings.token = token.map { HTTPSecret("Bearer \($0)") }
        settings.pause = { _ in }
        source = GistSource(settings)
    }

    /// A source that has read nothing yet.
    func fresh() throws -> GistSource {
        var settings = try GistSettings(
            client: client,
            base: ModuleURL(parsing: server.origin + corner)
        )
        settings.pause = { _ in }
        return GistSource(settings)
    }

    /// The files of a revision, which is the newest from now on.
    func put(
        _ files: [String: String],
        at revision: String = first,
        by owner: String? = "Alice",
        _ change: (inout GistAnswer) -> Void = { _ in }
    ) throws {
        var gist = GistAnswer(Self.id, by: owner, at: revision, files)
        change(&gist)
        try answer("/gists/\(Self.id)", gist.answer())
        try answer("/gists/\(Self.id)/\(revision)", gist.answer())
    }

    func answer(_ path: String, _ answer: ServerAnswer) throws {
        try server.answer(corner + path, answer)
    }

    func url(_ path: String) -> String { server.origin + corner + path }

    func requests(_ path: String) throws -> [LoggedRequest] { try server.log(of: corner + path) }

    func locate(_ text: String) async throws -> Pin {
        try await source.locate(Specifier(parsing: text), in: LocateContext())
    }
}
