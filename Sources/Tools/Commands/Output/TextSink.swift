// SPDX-License-Identifier: Apache-2.0

package import TerminalKit

/// Where text goes: a standard stream, or a collector in tests.
package protocol TextSink: Sendable {
    /// Takes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(StreamError)
}

extension StandardStream: TextSink {}
