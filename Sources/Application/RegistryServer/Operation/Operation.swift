// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit

/// What those who run the server ask it, below `/-/`.
package final class Operation: Sendable {
    /// Something that has to work for the server to be of use.
    package struct Check: Sendable {
        /// Its name in the answer: `folder`, `database`.
        package let name: String
        /// Whether it works.
        package let isWorking: @Sendable () async -> Bool
        /// Whether reading goes on without it.
        package let isOptional: Bool

        /// Describes a check.
        package init(
            _ name: String,
            isOptional: Bool = false,
            isWorking: @escaping @Sendable () async -> Bool
        ) {
            self.name = name
            self.isWorking = isWorking
            self.isOptional = isOptional
        }
    }

    /// A number for the metrics.
    package typealias Gauge = (name: String, help: String, value: UInt64)

    private let metrics: ServerMetrics
    private let checks: [Check]
    private let gauges: @Sendable () -> [Gauge]

    /// Answers from `metrics`, `checks` and the present `gauges`.
    package init(
        metrics: ServerMetrics,
        checks: [Check],
        gauges: @escaping @Sendable () -> [Gauge]
    ) {
        self.metrics = metrics
        self.checks = checks
        self.gauges = gauges
    }

    /// The answer to a request below `/-/`; `nil` when there is no such page.
    func response(to request: ServerRequest) async -> ServerResponse? {
        guard request.segments.count == 2 else { return nil }
        switch request.segments[1] {
        case "health": return .json(["status": "ok"])
        case "ready": return await readiness()
        case "metrics":
            return ServerResponse(
                status: 200,
                headers: [
                    ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
                    ("Cache-Control", "no-store"),
                ],
                body: .bytes(Array(metrics.text(gauges: gauges()).utf8))
            )
        default: return nil
        }
    }

    private func readiness() async -> ServerResponse {
        var isReady = true
        var members: [String: JSONValue] = [:]
        for check in checks {
            let isWorking = await check.isWorking()
            members[check.name] = .bool(isWorking)
            isReady = isReady && (isWorking || check.isOptional)
        }
        return .json(
            ["status": isReady ? "ready" : "not ready", "checks": .object(members)],
            status: isReady ? 200 : 503
        )
    }
}
