// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One of the three streams that every process is started with.
package enum StandardStream: Int32, CaseIterable, Hashable, Sendable {
    /// Where input comes from.
    case input = 0
    /// Where data goes.
    case output = 1
    /// Where everything else goes.
    case error = 2

    /// Whether a terminal is at the other end.
    package var isTerminal: Bool { isatty(rawValue) == 1 }

    /// The number of columns of the terminal at the other end; `nil` without one.
    package var columns: Int? {
        var size = winsize()
        guard unsafe ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Writes all of `bytes`.
    ///
    /// - Throws: ``StreamError``; `.closed` when the reader has gone.
    package func write(_ bytes: [UInt8]) throws(StreamError) {
        var written = 0
        while written < bytes.count {
            let result = writeOnce(bytes, from: written)
            if result >= 0 {
                written += result
            } else if errno == EAGAIN || errno == EWOULDBLOCK {
                wait(for: POLLOUT)
            } else if errno != EINTR {
                throw StreamError(errno)
            }
        }
    }

    /// Reads to the end.
    ///
    /// - Throws: ``InputError``; also when there is more than `limit` bytes.
    package func read(limit: Int) throws(InputError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let chunk = try readSome()
            if chunk.isEmpty { return bytes }
            bytes += chunk
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        }
    }

    /// Waits for bytes and reads what there is, at most 64 KiB; nothing at the end.
    ///
    /// - Throws: ``InputError``.
    package func readSome() throws(InputError) -> ArraySlice<UInt8> {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { buffer in
                #if canImport(Glibc)
                    return unsafe Glibc.read(rawValue, buffer.baseAddress, buffer.count)
                #else
                    return unsafe Darwin.read(rawValue, buffer.baseAddress, buffer.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN || errno == EWOULDBLOCK {
                wait(for: POLLIN)
                continue
            }
            guard count >= 0 else { throw .failed(number: errno) }
            return chunk[..<count]
        }
    }

    private func writeOnce(_ bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { buffer in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
            // No system writes more than 2 GiB at once.
            #if canImport(Glibc)
                return unsafe Glibc.write(rawValue, rest.baseAddress, min(rest.count, 1 << 30))
            #else
                return unsafe Darwin.write(rawValue, rest.baseAddress, min(rest.count, 1 << 30))
            #endif
        }
    }

    /// A parent may have made the stream non-blocking, which all who share it then see.
    private func wait(for event: Int32) {
        var request = pollfd(fd: rawValue, events: Int16(event), revents: 0)
        _ = unsafe poll(&request, 1, -1)
    }
}

// MARK: - At the start of a process

extension StandardStream {
    /// Makes the streams safe to use; an entry point calls it first.
    ///
    /// A stream that the parent closed is occupied, so that no file that is opened later, such as a
    /// database, takes its number and receives messages. It is opened the wrong way round: using it
    /// still fails. And a reader that has gone makes a write fail instead of killing the process.
    package static func prepare() {
        for stream in allCases where fcntl(stream.rawValue, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", stream == .input ? O_WRONLY : O_RDONLY)
        }
        _ = signal(SIGPIPE, SIG_IGN)
    }
}
