// SPDX-License-Identifier: Apache-2.0

/// Signals by meaning; the numbers are the same on Linux (x86-64, aarch64) and macOS.
enum Signal {
    /// SIGXCPU: the processor time is used up.
    static let processorLimit: Int32 = 24

    /// What a runtime ends by when it gives up: SIGILL, SIGTRAP, SIGABRT, SIGSEGV.
    static let crashes: Set<Int32> = [4, 5, 6, 11]
}
