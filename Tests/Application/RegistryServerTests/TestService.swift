// SPDX-License-Identifier: Apache-2.0

import ArchiveKit
import Diagnostics
import FileSystemKit
import Foundation
import HTTPServerKit
import JSONKit
import ModuleModel
import ModuleSources
import RegistryIndex
import RegistryServer
import RegistrySupport
import Synchronization
import TestSupport

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A registry's API over a real server on loopback, with an administrator and two accounts.
final class TestService: Sendable {
    /// Where everything lies: the registry, and the database beside it.
    let folder: TemporaryFolder
    let api: RegistryService
    let clock = TestClock()
    /// What the server told of its own trouble.
    let troubles = Troubles()
    /// The token of the administrator.
    let administrator: String
    private let server: HTTPServer

    /// Starts a service in an empty folder, or in one that another service has left.
    init(in folder: TemporaryFolder? = nil) async throws {
        let folder = try folder ?? TemporaryFolder()
        self.folder = folder
        let clock = clock
        let troubles = troubles
        var configuration = ServiceConfiguration(
            root: try FilePath(folder.path("registry")),
            database: try FilePath(folder.path("data/registry.sqlite")),
            version: "Tenon test",
            administrator: try AccountName(parsing: "administrator"),
            reading: ServiceConfiguration.Reading(
                languages: TestRegistry.languages,
                manifest: TestRegistry.readManifest,
                now: { clock.now }
            )
        )
        configuration.report = { troubles.add($0) }
        let builder = RegistryBuilder(
            root: configuration.root,
            readManifest: configuration.readManifest,
            languages: configuration.languages
        )
        try builder.configure(RegistryConfiguration(name: "test"))
        api = RegistryService(configuration)
        if let token = try await api.start() {
            administrator = token.secretText
            try folder.write(administrator, to: "administrator.token")
        } else {
            administrator = String(
                decoding: try folder.read("administrator.token"),
                as: UTF8.self
            )
        }
        server = try HTTPServer(ServerConfiguration(), handler: Handler(api: api))
    }

    /// The address of the API.
    var base: String { "http://127.0.0.1:\(server.port)/api/v1" }

    /// The address of the server.
    var origin: String { "http://127.0.0.1:\(server.port)" }

    /// Hands requests to the API, and counts nothing.
    private struct Handler: RequestHandler {
        let api: RegistryService

        func bodyLimit(for request: ServerRequest) -> Int { api.bodyLimit(for: request) }

        func respond(to request: ServerRequest) async -> ServerResponse {
            guard request.segments.starts(with: RegistryService.path) else {
                return ServerResponse(status: 404)
            }
            return await api.respond(to: request)
        }
    }

    // MARK: Asking

    /// What the server answered.
    struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let json: JSONValue

        var code: String? { json["code"]?.string }
    }

    /// Asks the server.
    func ask(
        _ method: String,
        _ path: String,
        as token: String? = nil,
        _ body: JSONValue? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = headers
        if body != nil, fields["Content-Type"] == nil {
            fields["Content-Type"] = "application/json"
        }
        return try await send(method, path, as: token, body?.encoded(.compact), fields)
    }

    /// Sends bytes to the server.
    func send(
        _ method: String,
        _ path: String,
        as token: String?,
        _ body: [UInt8]?,
        _ headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: base + path) else { throw NoAddress(text: path) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body.map { Data($0) }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        if let token { request.setValue("Bearer " + token, forHTTPHeaderField: "Authorization") }
        // Only a hang reaches it, however busy the machine is.
        request.timeoutInterval = 600
        let (data, response) = try await URLSession.shared.data(for: request)
        guard let response = response as? HTTPURLResponse else { throw NoAddress(text: path) }
        let headers = response.allHeaderFields.map { ("\($0.key)".lowercased(), "\($0.value)") }
        let json =
            data.isEmpty
            ? .null : try JSONValue(parsing: SourceText(name: path, bytes: Array(data)))
        return Answer(
            status: response.statusCode,
            headers: Dictionary(headers) { first, _ in first },
            json: json
        )
    }

    struct NoAddress: Error { let text: String }

    // MARK: Shortcuts

    /// Makes an account; its first token.
    func makeUser(_ name: String) async throws -> String {
        let answer = try await ask("POST", "/users", as: administrator, ["name": .string(name)])
        guard let secret = answer.json["token"]?["secret"]?.string else {
            throw NoAddress(text: "\(answer)")
        }
        return secret
    }

    /// Publishes a package.
    func publish(
        _ package: PublishablePackage,
        as token: String,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        try await send(
            "PUT",
            "/packages/\(package.name)/\(package.version)",
            as: token,
            package.archive,
            headers.merging(["Content-Type": "application/gzip"]) { first, _ in first }
        )
    }

    /// The index of a package as the folder has it; `nil` where there is none.
    func index(of name: String) throws -> PackageIndex? {
        let package = try PackageName(parsing: name)
        let path = "registry/" + RegistryLayout.index(of: package)
        guard let bytes = try? folder.read(path) else { return nil }
        let source = SourceText(name: path, bytes: bytes)
        return try RegistryCodec.index(of: package, from: source, folder: "/project")
    }
}

/// A clock that a test sets.
final class TestClock: Sendable {
    private let time = Mutex(Timestamp(milliseconds: 1_795_248_000_000))

    /// The time.
    var now: Timestamp { time.withLock { $0 } }

    /// Lets time pass.
    func advance(days: Int64) {
        time.withLock { $0 = Timestamp(milliseconds: $0.milliseconds + days * 86_400_000) }
    }
}

/// What a server told of its own trouble.
final class Troubles: Sendable {
    private let found = Mutex<[Diagnostic]>([])

    func add(_ diagnostic: Diagnostic) { found.withLock { $0.append(diagnostic) } }

    var codes: [String] { found.withLock { $0.map(\.code) } }

    var messages: [String] { found.withLock { $0.map { "\($0.code): \($0.message)" } } }
}

extension TemporaryFolder {
    /// Copies a file or folder of the machine into this folder.
    func copy(_ path: String, to name: String) throws {
        try FileManager.default.copyItem(atPath: path, toPath: self.path(name))
    }
}
