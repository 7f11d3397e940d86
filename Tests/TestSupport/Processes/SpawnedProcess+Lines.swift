// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension SpawnedProcess {
    /// The child ended, or said nothing for too long, in a conversation of lines.
    struct Silence: Error, CustomStringConvertible {
        let errors: String
        var description: String { "the child does not answer: \(errors)" }
    }

    /// The next line of output; the child may not write more than it was asked for.
    func readLine(within timeout: Duration = .seconds(30)) throws -> [UInt8] {
        let deadline = ContinuousClock.now + timeout
        var line: [UInt8] = []
        while line.last != 0x0A {
            var polled = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
            unsafe poll(&polled, 1, 100)
            let isOver = Streams.drain(output, into: &line)
            if isOver || ContinuousClock.now > deadline {
                var said: [UInt8] = []
                _ = Streams.drain(errors, into: &said)
                throw Silence(errors: String(decoding: said, as: UTF8.self))
            }
        }
        return line
    }

    /// Sends a signal.
    func send(_ signal: Int32) { kill(pid, signal) }

    /// Closes the input, which should end the child, and kills it when that does not help.
    mutating func end() {
        closeInput()
        for _ in 0..<1000 {
            if status(waiting: false) != nil { return }
            usleep(1000)
        }
        kill(pid, SIGKILL)
        _ = status(waiting: true)
    }

    /// Writes all of `bytes`, waiting for the child to read them.
    func write(_ bytes: [UInt8]) throws {
        var pending = bytes[...]
        while !pending.isEmpty {
            var polled = [pollfd(fd: input, events: Int16(POLLOUT), revents: 0)]
            unsafe poll(&polled, 1, 100)
            Streams.feed(&pending, to: input)
        }
    }
}
