// SPDX-License-Identifier: Apache-2.0

package import HTTPServerKit

/// Logs and counts each request.
package struct ServerRecorder: ServerObserver {
    private let log: RequestLog
    private let metrics: ServerMetrics

    /// Tells both.
    package init(log: RequestLog, metrics: ServerMetrics) {
        self.log = log
        self.metrics = metrics
    }

    /// Logs and counts a request.
    package func requestEnded(_ served: ServedRequest) {
        metrics.add(served)
        log.add(served)
    }
}
