// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The thread on which all exchanges of a client happen.
///
/// libcurl's multi handle belongs to one thread; others leave transfers in a mailbox and wake it.
@safe final class TransferWorker: @unchecked Sendable {
    // SAFETY: `mailbox` is a mutex; `multi` is used by the worker's thread alone but for
    // `curl_multi_wakeup`, which may be called from any thread, and is called under the mutex only
    // while the handle lives; the rest is used by the worker's thread alone.
    private struct Mailbox {
        var arrivals: [Transfer] = []
        var isStopping = false
        var isClosed = false
    }

    /// Connections kept or opened at once, in total and to one host.
    private static let connections = 16
    private static let connectionsPerHost = 8

    private let configuration: HTTPConfiguration
    private let multi: UnsafeMutableRawPointer
    private let mailbox = Mutex(Mailbox())
    private var active: [UnsafeMutableRawPointer: Transfer] = unsafe [:]

    /// Loads libcurl and starts the thread.
    ///
    /// - Throws: why there is no client, in words.
    init(_ configuration: HTTPConfiguration) throws(Unavailable) {
        if let reason = unsafe ccurl_load() {
            throw Unavailable(reason: unsafe String(cString: reason))
        }
        guard let multi = unsafe ccurl_multi_init() else {
            throw Unavailable(reason: "libcurl is out of memory")
        }
        self.configuration = configuration
        unsafe self.multi = unsafe multi
        unsafe _ = ccurl_multi_set_number(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, Self.connections)
        unsafe _ = ccurl_multi_set_number(
            multi,
            CURLMOPT_MAX_HOST_CONNECTIONS,
            Self.connectionsPerHost
        )
        try startThread()
    }

    struct Unavailable: Error {
        let reason: String
    }

    /// Starts the exchange; its continuation hears of the end.
    func submit(_ transfer: Transfer) {
        let isClosed = mailbox.withLock { mailbox in
            if !mailbox.isStopping { mailbox.arrivals.append(transfer) }
            return mailbox.isStopping
        }
        if isClosed { transfer.fail(.cancelled) } else { wake() }
    }

    /// Makes the thread look at its mailbox and at what was cancelled.
    func wake() {
        mailbox.withLock { mailbox in
            if !mailbox.isClosed { unsafe _ = ccurl_multi_wakeup(multi) }
        }
    }

    /// Ends the thread; exchanges under way are cancelled.
    func stop() {
        mailbox.withLock { $0.isStopping = true }
        wake()
    }

    // MARK: - On the thread

    fileprivate func run() {
        // TLS libraries write with `write`, so a peer that hangs up would end the program.
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        while true {
            let (arrivals, isStopping) = mailbox.withLock { mailbox in
                defer { mailbox.arrivals = [] }
                return (mailbox.arrivals, mailbox.isStopping)
            }
            for transfer in arrivals { start(transfer) }
            for transfer in unsafe Array(active.values)
            where isStopping || transfer.isCancelled {
                if let handle = transfer.handle { unsafe release(handle.pointer) }
                transfer.fail(.cancelled)
            }
            if isStopping { break }
            unsafe _ = ccurl_multi_perform(multi)
            finishDone()
            unsafe _ = ccurl_multi_poll(multi, 60_000)
        }
        mailbox.withLock { $0.isClosed = true }
        unsafe ccurl_multi_cleanup(multi)
    }

    private func start(_ transfer: Transfer) {
        guard !transfer.isCancelled else { return transfer.fail(.cancelled) }
        guard let handle = transfer.makeHandle(configuration) else {
            return transfer.fail(.malformed, reason: "libcurl refused an option")
        }
        transfer.handle = handle
        unsafe active[handle.pointer] = transfer
        guard unsafe ccurl_multi_add(multi, handle.pointer) == CURLM_OK else {
            unsafe active[handle.pointer] = nil
            return transfer.fail(.malformed, reason: "libcurl refused the request")
        }
    }

    private func finishDone() {
        var code = CURLE_OK
        while let handle = unsafe ccurl_multi_next_done(multi, &code) {
            let transfer = unsafe release(handle)
            if code == CURLE_SSL_CACERT_BADFILE, let path = configuration.authoritiesFile {
                transfer?.fail(.authoritiesUnreadable(path: path))
            } else {
                transfer?.finish(code: code)
            }
        }
    }

    @discardableResult
    private func release(_ handle: UnsafeMutableRawPointer) -> Transfer? {
        unsafe _ = ccurl_multi_remove(multi, handle)
        return unsafe active.removeValue(forKey: handle)
    }

    private func startThread() throws(Unavailable) {
        var attributes = pthread_attr_t()
        unsafe pthread_attr_init(&attributes)
        defer { unsafe _ = pthread_attr_destroy(&attributes) }
        unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let context = unsafe Unmanaged.passRetained(self)
        let status = unsafe pthread_create(&thread, &attributes, runWorker, context.toOpaque())
        guard status == 0 else {
            unsafe context.release()
            unsafe ccurl_multi_cleanup(multi)
            throw Unavailable(reason: "no thread could be started")
        }
    }
}

private func runWorker(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context {
        unsafe Unmanaged<TransferWorker>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}
