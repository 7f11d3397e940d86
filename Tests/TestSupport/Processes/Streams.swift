// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Reads and writes of descriptors that do not block.
enum Streams {
    /// Appends what is there to read; whether nothing more will come.
    static func drain(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = unsafe read(descriptor, &chunk, chunk.count)
            if count == 0 { return true }
            if count < 0 {
                if errno == EINTR { continue }
                return errno != EAGAIN
            }
            bytes += chunk[..<count]
        }
    }

    /// Writes what the descriptor takes; drops the rest when nobody reads any more.
    static func feed(_ bytes: inout ArraySlice<UInt8>, to descriptor: Int32) {
        ignoreBrokenPipes()
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if count > 0 {
                bytes = bytes.dropFirst(count)
            } else if errno != EINTR {
                if errno != EAGAIN { bytes = [] }
                return
            }
        }
    }

    /// Makes a write to a pipe that nobody reads an error instead of the end of the test runner.
    private static func ignoreBrokenPipes() {
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, SIGPIPE)
        unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
