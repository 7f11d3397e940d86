// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
internal import JSONKit
package import ModuleModel

/// What the server of a registry answers to everybody (`docs/formats/registry-api.md`).
package struct RegistryQueries: Sendable {
    /// The longest answer, in bytes.
    private static let answerLimit = 16 << 20

    /// Where it listens; the path ends with `/`.
    package let base: ModuleURL

    private let registry: ModuleURL
    private let settings: RegistrySettings

    /// An answer to a search.
    package struct SearchAnswer: Sendable {
        /// How many packages fit.
        package let total: Int
        /// The packages that were asked for, each with its score.
        package let results: [(record: SearchRecord, score: Double)]
    }

    /// Understands the address that a registry gives for its server.
    ///
    /// - Throws: `registry-api-refused`: only this machine leads to this machine.
    init(_ text: String, of registry: ModuleURL, settings: RegistrySettings) throws(RegistryError) {
        do throws(ModuleURL.Malformed) {
            base = try ModuleURL(parsing: text.hasSuffix("/") ? text : text + "/")
        } catch {
            throw .apiRefused(text, .url(registry), error.reason)
        }
        guard base.query == nil else { throw .apiRefused(text, .url(registry), "it has a query") }
        guard registry.isLoopback || !base.isLoopback else {
            throw .apiRefused(text, .url(registry), "only this machine leads to this machine")
        }
        self.registry = registry
        self.settings = settings
    }

    /// Searches; `parameters` are those of `GET /search`.
    ///
    /// - Throws: why there is no answer that can be used.
    package func search(_ parameters: [(name: String, value: String)]) async throws -> SearchAnswer
    {
        let query = parameters.map { "\($0.name)=\(Self.encode($0.value))" }.joined(separator: "&")
        let document = try await ask(.get, "search?\(query)")
        let total = document.root["total"]?.integer ?? 0
        var results: [(record: SearchRecord, score: Double)] = []
        if let elements = document.root["results"]?.elements {
            for element in elements {
                let record = try RegistryCodec.searchRecord(from: element, file: "\(base)search")
                results.append((record, element["score"]?.number ?? 0))
            }
        }
        return SearchAnswer(total: Int(clamping: max(0, total)), results: results)
    }

    /// How often a package is fetched.
    ///
    /// - Throws: why there is no answer that can be used.
    package func statistics(of package: PackageName) async throws -> PackageStatistics {
        let path = "packages/\(package)/statistics"
        let bytes = try await answer(.get, path, nil)
        return try RegistryCodec.statistics(from: SourceText(name: "\(base)\(path)", bytes: bytes))
    }

    /// Hands in counted events: a body for `POST /statistics`.
    ///
    /// - Throws: why the server did not take them.
    package func send(statistics body: [UInt8]) async throws {
        _ = try await answer(.post, "statistics", body)
    }

    // MARK: Requests

    private func ask(_ method: HTTPRequest.Method, _ path: String) async throws -> JSONDocument {
        let source = SourceText(name: "\(base)\(path)", bytes: try await answer(method, path, nil))
        let limits = JSONDocument.Limits(size: Self.answerLimit, depth: RegistryCodec.depthLimit)
        return try JSONDocument(parsing: source, limits: limits)
    }

    /// The body of an answer that says that all went well; nothing is followed elsewhere.
    private func answer(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: [UInt8]?
    ) async throws -> [UInt8] {
        let url = try base.resolving(path)
        guard !settings.isOffline else { throw RegistryError.apiOffline(base) }
        var request = HTTPRequest(method, url.description, headers: ["Accept": "application/json"])
        if let body {
            request.body = body
            request.headers["Content-Type"] = "application/json"
        }
        request.authorization = settings.credentials[url.origin]
        request.limits = settings.limits
        request.limits?.bodyBytes = Self.answerLimit
        let response: HTTPResponse
        do throws(HTTPError) {
            response = try await settings.client.send(request)
        } catch {
            throw error.adding(context: "while asking the registry's server at `\(base)`")
        }
        if response.status == 401 {
            throw RegistryError.loginNeeded(
                .url(registry),
                hasToken: request.authorization != nil
            )
        }
        guard (200...299).contains(response.status) else {
            throw RegistryError.apiFailed(base, status: response.status, Self.reason(response.body))
        }
        return response.body
    }

    /// What the server says of an error, as it came.
    private static func reason(_ body: [UInt8]) -> String? {
        guard body.count < 65_536 else { return nil }
        let source = SourceText(name: "answer", bytes: body)
        return try? JSONDocument(parsing: source).root["message"]?.string
    }

    /// The text as part of a query: everything but what never means anything there is written in hexadecimal.
    private static func encode(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
