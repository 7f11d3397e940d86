// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Glibc
import Testing

@testable import TerminalKit

@Suite struct StreamErrorTests {
    static let cases: [(number: Int32, message: String)] = [
        (EPIPE, "cannot write to standard output: the reader has closed it"),
        (ENOSPC, "cannot write to standard output: the disk is full"),
        (EBADF, "cannot write to standard output: the stream is closed"),
        (EIO, "cannot write to standard output: input/output error"),
    ]

    @Test(arguments: cases)
    func `the reason is said in words`(number: Int32, message: String) {
        #expect(StreamError(number).diagnostic.message == message)
    }

    @Test(arguments: [
        (EIO, "cannot read standard input: input/output error"),
        (EBADF, "cannot read standard input: the stream is closed"),
        (EISDIR, "cannot read standard input: it is a folder"),
    ])
    func `reading has words of its own`(number: Int32, message: String) {
        #expect(InputError.failed(number: number).diagnostic.message == message)
    }

    @Test func `an argument that is not text is shown as far as it is`() {
        let error = CommandLineArguments.NotText(position: 2, repaired: "caf\u{FFFD}.js")
        #expect(error.diagnostic.message == "argument 2 is not UTF-8: `caf\u{FFFD}.js`")
    }
}
