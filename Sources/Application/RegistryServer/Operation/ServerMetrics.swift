// SPDX-License-Identifier: Apache-2.0

package import HTTPServerKit
internal import Synchronization

/// Counts what the server does, for Prometheus.
package final class ServerMetrics: Sendable {
    /// The upper bounds of the classes of durations, in seconds.
    static let bounds = [
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]

    private struct Counts {
        var requests: [String: UInt64] = [:]
        var durations = [UInt64](repeating: 0, count: ServerMetrics.bounds.count + 1)
        var seconds = 0.0
        var bytes: UInt64 = 0
        var aborted: UInt64 = 0
    }

    private let counts = Mutex(Counts())

    /// Counts nothing yet.
    package init() {}

    /// Counts a request.
    package func add(_ served: ServedRequest) {
        let seconds = RequestLog.seconds(served.duration)
        let place = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        let labels = Self.labels(served)
        counts.withLock { counts in
            counts.requests[labels, default: 0] += 1
            counts.durations[place] += 1
            counts.seconds += seconds
            counts.bytes += UInt64(served.length)
            if !served.isComplete { counts.aborted += 1 }
        }
    }

    /// The counts, with what is true at this moment, in the text format of Prometheus 0.0.4.
    package func text(gauges: [(name: String, help: String, value: UInt64)]) -> String {
        let counts = counts.withLock { $0 }
        var lines = Self.head(
            "tenon_requests_total",
            "counter",
            "Requests by kind and class of status."
        )
        for (labels, count) in counts.requests.sorted(by: { $0.key < $1.key }) {
            lines.append("tenon_requests_total{\(labels)} \(count)")
        }
        lines += Self.head(
            "tenon_request_seconds",
            "histogram",
            "The time from first line to last byte."
        )
        var total: UInt64 = 0
        for (bound, count) in zip(Self.bounds, counts.durations) {
            total += count
            lines.append("tenon_request_seconds_bucket{le=\"\(bound)\"} \(total)")
        }
        total += counts.durations[Self.bounds.count]
        lines.append("tenon_request_seconds_bucket{le=\"+Inf\"} \(total)")
        lines.append("tenon_request_seconds_sum \(counts.seconds)")
        lines.append("tenon_request_seconds_count \(total)")
        lines += Self.head(
            "tenon_response_bytes_total",
            "counter",
            "Bytes of answers, heads left out."
        )
        lines.append("tenon_response_bytes_total \(counts.bytes)")
        lines += Self.head("tenon_requests_aborted_total", "counter", "Requests whose client left.")
        lines.append("tenon_requests_aborted_total \(counts.aborted)")
        for gauge in gauges {
            let kind = gauge.name.hasSuffix("_total") ? "counter" : "gauge"
            lines += Self.head(gauge.name, kind, gauge.help) + ["\(gauge.name) \(gauge.value)"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Few values each: what clients send must not make new ones.
    private static func labels(_ served: ServedRequest) -> String {
        let kind =
            switch served.request?.segments.first {
            case nil: served.request == nil ? "refused" : "site"
            case "api": "api"
            case "-": "operation"
            case "archives": "archive"
            case "index", "config.json": "index"
            case "npm": "npm"
            default: "other"
            }
        let status = served.status == 0 ? "none" : "\(served.status / 100)xx"
        return "kind=\"\(kind)\",status=\"\(status)\""
    }

    private static func head(_ name: String, _ kind: String, _ help: String) -> [String] {
        ["# HELP \(name) \(help)", "# TYPE \(name) \(kind)"]
    }
}
