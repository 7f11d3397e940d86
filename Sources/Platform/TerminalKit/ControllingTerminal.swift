// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The terminal that a person sits at, for questions.
package struct ControllingTerminal: ~Copyable {
    private let number: Int32
    private let isOwned: Bool

    /// Finds the terminal: standard input when it is one, else the terminal of the session.
    ///
    /// `nil` without one, as in a pipeline of a build server.
    package init?() {
        if StandardStream.input.isTerminal {
            number = StandardStream.input.rawValue
            isOwned = false
        } else {
            let opened = unsafe open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
            guard opened >= 0 else { return nil }
            number = opened
            isOwned = true
        }
    }

    deinit {
        if isOwned { _ = close(number) }
    }

    /// Throws away what was typed before a question was asked.
    package func discardInput() {
        _ = tcflush(number, TCIFLUSH)
    }

    /// Reads one line, without its line break; `nil` when the input has ended or failed.
    ///
    /// A line is cut at `limit` bytes. What is not UTF-8 is repaired.
    package func readLine(limit: Int = 1024) -> String? {
        var line: [UInt8] = []
        while line.count < limit {
            var byte: UInt8 = 0
            let count = unsafe read(number, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1 else { return line.isEmpty ? nil : Self.text(line) }
            if byte == UInt8(ascii: "\n") { break }
            line.append(byte)
        }
        return Self.text(line)
    }

    /// Reads one line that the terminal does not show, such as a token; `nil` also when it can't be hidden.
    ///
    /// `ask` shows the question once nothing that is typed is shown any more. In the end what is typed is shown
    /// again, whatever happens.
    package func readHiddenLine(limit: Int = 1024, afterAsking ask: () -> Void) -> String? {
        var shown = termios()
        guard unsafe tcgetattr(number, &shown) == 0 else { return nil }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        guard unsafe tcsetattr(number, TCSAFLUSH, &hidden) == 0 else { return nil }
        defer { _ = unsafe tcsetattr(number, TCSANOW, &shown) }
        ask()
        return readLine(limit: limit)
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
