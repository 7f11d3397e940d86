// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel

/// Known faults of packages, as records of OSV.
struct AdvisoryCalls: Sendable {
    private static let bodyLimit = 256 << 10

    let shelf: AdvisoryShelf

    var endpoints: [Endpoint] {
        [
            Endpoint("GET", "/advisories", access: .anyone, answer: list),
            Endpoint("GET", "/advisories/{advisory}", access: .anyone, answer: one),
            Endpoint("PUT", "/advisories/{advisory}", bodyLimit: Self.bodyLimit, answer: put),
        ]
    }

    private func list(_ call: APICall) async throws -> ServerResponse {
        let package = try call.text("package", limit: 200).map { try PackageName(parsing: $0) }
        let limit = try call.number("limit", in: 1...100, standard: 50)
        let offset = try call.number("offset", in: 0...100_000, standard: 0)
        let (total, advisories) = try await shelf.advisories(
            about: package,
            from: offset,
            limit: limit
        )
        return .json([
            "total": .integer(Int64(total)),
            "advisories": .array(advisories),
        ])
    }

    private func one(_ call: APICall) async throws -> ServerResponse {
        .json(try await shelf.advisory(AdvisoryID(parsing: call.value("advisory"))))
    }

    private func put(_ call: APICall) async throws -> ServerResponse {
        guard call.request.hasMediaType("application/json") else {
            throw APIError.mediaType(expected: "application/json")
        }
        let id = try AdvisoryID(parsing: call.value("advisory"))
        let (text, isNew) = try await shelf.put(call.request.body, as: id, by: call.caller)
        return .json(text, status: isNew ? 201 : 200)
    }
}
