// SPDX-License-Identifier: Apache-2.0

package import HTTPServerKit

/// Logs and counts each request, and counts what was downloaded.
package struct ServerRecorder: ServerObserver {
    private let log: RequestLog
    private let metrics: ServerMetrics
    private let countDownload: @Sendable ([String]) -> Void

    /// Tells all of them; `countDownload` gets the names of a file that somebody got as a whole.
    package init(
        log: RequestLog,
        metrics: ServerMetrics,
        countDownload: @escaping @Sendable ([String]) -> Void = { _ in }
    ) {
        self.log = log
        self.metrics = metrics
        self.countDownload = countDownload
    }

    /// Logs and counts a request.
    package func requestEnded(_ served: ServedRequest) {
        metrics.add(served)
        log.add(served)
        guard served.status == 200, served.isComplete, let request = served.request,
            request.method == "GET"
        else { return }
        countDownload(request.segments)
    }
}
