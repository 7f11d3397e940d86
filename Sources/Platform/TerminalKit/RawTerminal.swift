// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The terminal at standard input, which gives every key as it is pressed and shows none by itself.
///
/// It is as it was again when the value ends.
package struct RawTerminal: ~Copyable {
    private var before = termios()

    /// Takes the terminal over; `nil` where standard input is none.
    package init?() {
        let number = StandardStream.input.rawValue
        guard unsafe tcgetattr(number, &before) == 0 else { return nil }
        var raw = before
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
        raw.c_iflag &= ~tcflag_t(IXON)
        guard unsafe tcsetattr(number, TCSADRAIN, &raw) == 0 else { return nil }
    }

    deinit {
        var before = before
        _ = unsafe tcsetattr(StandardStream.input.rawValue, TCSADRAIN, &before)
    }

    /// Waits for keys and gives their bytes; none when the terminal is gone.
    ///
    /// - Throws: ``InputError``.
    package func keys() throws(InputError) -> ArraySlice<UInt8> {
        try StandardStream.input.readSome()
    }
}
