// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Sends requests over HTTP/1.1 and HTTP/2, with TLS 1.2 or later always verified.
///
/// libcurl is loaded, and a thread started, by the first request; a client that is never asked
/// costs nothing. Redirects are answers like any other.
package final class HTTPClient: Sendable {
    private let configuration: HTTPConfiguration
    private let worker = Mutex<TransferWorker?>(nil)

    /// Creates a client that has not done anything yet.
    package init(_ configuration: HTTPConfiguration = HTTPConfiguration()) {
        self.configuration = configuration
    }

    deinit {
        worker.withLock { $0?.stop() }
    }

    /// Sends `request` and returns the whole answer, whatever its status.
    ///
    /// Cancelling the task ends the exchange.
    ///
    /// - Parameters:
    ///   - request: what is asked.
    ///   - progress: hears of a body on its way, on a thread that must not be held up.
    /// - Throws: ``HTTPError`` when there is no complete answer within the limits.
    /// - Returns: the answer.
    package func send(
        _ request: HTTPRequest,
        progress: (@Sendable (_ sent: Int, _ total: Int) -> Void)? = nil
    ) async throws(HTTPError) -> HTTPResponse {
        let transfer = try makeTransfer(request)
        transfer.progress = progress
        let worker = try startedWorker(for: request)
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                transfer.await(continuation)
                worker.submit(transfer)
            }
        } onCancel: {
            transfer.cancel()
            worker.wake()
        }
        return try outcome.get()
    }

    private func makeTransfer(_ request: HTTPRequest) throws(HTTPError) -> Transfer {
        guard let target = HTTPTarget(parsing: request.url) else {
            throw HTTPError(.malformed, url: request.url, reason: "not an absolute URL of a host")
        }
        guard target.isSecure || target.isLoopback else {
            throw HTTPError(.insecure, url: request.url)
        }
        var fields = request.headers.fields
        if let secret = request.authorization {
            fields.append(HTTPHeaders.Field(name: "Authorization", value: secret.value))
        }
        guard fields.allSatisfy(\.isWellFormed) else {
            throw HTTPError(
                .malformed,
                url: request.url,
                reason: "a header field is not well-formed"
            )
        }
        let transfer = Transfer(request, to: target, configuration)
        guard request.body.map({ $0.count <= transfer.limits.requestBytes }) ?? true else {
            throw HTTPError(
                .malformed,
                url: request.url,
                reason: "its body is larger than \(transfer.limits.requestBytes) bytes"
            )
        }
        if let address = target.address, !transfer.policy.allows(address) {
            throw HTTPError(.addressRefused(address), url: request.url)
        }
        return transfer
    }

    private func startedWorker(for request: HTTPRequest) throws(HTTPError) -> TransferWorker {
        do {
            return try worker.withLock { worker throws(TransferWorker.Unavailable) in
                if let worker { return worker }
                let started = try TransferWorker(configuration)
                worker = started
                return started
            }
        } catch {
            throw HTTPError(.clientMissing, url: request.url, reason: error.reason)
        }
    }
}
