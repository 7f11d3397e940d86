// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel
internal import RegistryIndex

/// Publishes versions.
struct PublishCalls: Sendable {
    let publisher: Publisher

    var endpoints: [Endpoint] {
        [
            Endpoint(
                "PUT",
                "/packages/@{scope}/{name}/{version}",
                bodyLimit: ArchiveLimits().archiveBytes,
                answer: publish
            )
        ]
    }

    private func publish(_ call: APICall) async throws -> ServerResponse {
        guard call.request.hasMediaType("application/gzip") else {
            throw APIError.mediaType(expected: "application/gzip")
        }
        let submission = PackageReview.Submission(
            name: try call.package,
            version: try call.version,
            archive: call.request.body,
            caller: try call.caller
        )
        let outcome = try await publisher.publish(submission, isDryRun: Self.isDryRun(call))
        return .json(
            [
                "name": .string(submission.name.description),
                "version": .string(submission.version.description),
                "digest": .string(outcome.digest.description),
                "archive": .string(outcome.archive.description),
                "findings": Self.json(outcome.findings),
            ],
            status: outcome.isNew ? 201 : 200
        )
    }

    private static func isDryRun(_ call: APICall) throws -> Bool {
        switch call.request.headers["tenon-dry-run"] {
        case nil, "false": false
        case "true": true
        default: throw APIError.value("Tenon-Dry-Run", "it is neither `true` nor `false`")
        }
    }

    /// Findings, as answers and refusals hold them.
    static func json(_ findings: [PackageFinding]) -> JSONValue {
        .array(
            findings.map { finding in
                var members: [String: JSONValue] = [
                    "code": .string(finding.code),
                    "message": .string(finding.message),
                    "severity": .string(finding.severity.rawValue),
                    "hints": .array(finding.hints.map { .string($0) }),
                ]
                members["path"] = finding.path.map { .string($0) }
                members["line"] = finding.line.map { .integer(Int64($0)) }
                return .object(members)
            }
        )
    }
}
