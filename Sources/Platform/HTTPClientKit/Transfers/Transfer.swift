// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Synchronization

/// One exchange on its way: the request, what has arrived so far, and who waits for it.
///
/// Created by the caller, then handed to the worker; after that only its thread touches the
/// variables, except for ``isCancelled``.
final class Transfer: @unchecked Sendable {
    // SAFETY: the worker's mutex orders the hand-over, and afterwards only the worker's thread uses
    // the variables; `cancelled` is atomic.
    typealias Outcome = Result<HTTPResponse, HTTPError>

    let request: HTTPRequest
    let target: HTTPTarget
    let limits: HTTPLimits
    let proxy: Proxy?
    let policy: AddressPolicy
    private let cancelled = Atomic<Bool>(false)
    private var continuation: CheckedContinuation<Outcome, Never>?

    /// Hears of the body on its way; set before the hand-over.
    var progress: (@Sendable (_ sent: Int, _ total: Int) -> Void)?
    var handle: EasyHandle?
    var headers = HTTPHeaders()
    var headerBytes = 0
    var areHeadersComplete = false
    var body: [UInt8] = []
    /// Why a callback stopped the exchange.
    var refusal: HTTPError.Failure?
    /// The last address to which no socket was opened.
    var refusedAddress: IPAddress?

    init(
        _ request: HTTPRequest,
        to target: HTTPTarget,
        _ configuration: HTTPConfiguration
    ) {
        self.request = request
        self.target = target
        limits = request.limits ?? configuration.limits
        proxy = configuration.proxies.proxy(for: target)
        policy = AddressPolicy(
            allowsLoopback: target.isLoopback,
            allowsPrivateHosts: configuration.allowsPrivateHosts
        )
    }

    var isCancelled: Bool { cancelled.load(ordering: .relaxed) }

    func cancel() { cancelled.store(true, ordering: .relaxed) }

    func await(_ continuation: CheckedContinuation<Outcome, Never>) {
        self.continuation = continuation
    }

    /// Answers whoever waits, once.
    func finish(_ outcome: Outcome) {
        continuation?.resume(returning: outcome)
        continuation = nil
        handle = nil
    }

    func fail(_ failure: HTTPError.Failure, reason: String = "") {
        finish(.failure(HTTPError(failure, url: request.url, reason: reason)))
    }

    /// Turns libcurl's last word into an outcome.
    func finish(code: CURLcode) {
        guard let handle else { return }
        guard code == CURLE_OK, refusal == nil else {
            let failure =
                refusal
                ?? failure(for: code, connectStatus: handle.number(CURLINFO_HTTP_CONNECTCODE))
            return fail(failure, reason: refusal == nil ? handle.reason(code) : "")
        }
        let version = handle.number(CURLINFO_HTTP_VERSION)
        finish(
            .success(
                HTTPResponse(
                    status: handle.number(CURLINFO_RESPONSE_CODE),
                    headers: headers,
                    body: body,
                    isMultiplexed: version >= Int(CURL_HTTP_VERSION_2_0)
                )
            )
        )
    }

    private func failure(for code: CURLcode, connectStatus: Int) -> HTTPError.Failure {
        if let proxy, connectStatus != 0, connectStatus != 200 { return .proxyFailed(proxy) }
        switch code {
        case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_INTERFACE_FAILED:
            if let refusedAddress { return .addressRefused(refusedAddress) }
            if let proxy { return .proxyFailed(proxy) }
            return .unreachable
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            return proxy.map { .proxyFailed($0) } ?? .unreachable
        case CURLE_OPERATION_TIMEDOUT: return .timeout
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR: return .untrusted
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_INITFAILED,
            CURLE_USE_SSL_FAILED, CURLE_SSL_INVALIDCERTSTATUS:
            return .secureChannelFailed
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge(limit: limits.bodyBytes)
        case CURLE_URL_MALFORMAT: return .malformed
        default: return .interrupted
        }
    }
}
