// SPDX-License-Identifier: Apache-2.0

internal import Dispatch

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The wishes that a long-running process should end: Ctrl-C, and what service managers send.
package struct StopSignals: ~Copyable {
    /// One element for each signal.
    package let stream: AsyncStream<Void>

    private let sources: [any DispatchSourceSignal]

    /// From now on these signals do not end the process; it has to do that itself.
    package init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        self.stream = stream
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { continuation.yield() }
            source.resume()
            return source
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
