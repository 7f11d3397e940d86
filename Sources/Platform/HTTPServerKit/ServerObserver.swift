// SPDX-License-Identifier: Apache-2.0

/// Hears of each request that has ended, on the thread of the network: it must not block.
package protocol ServerObserver: Sendable {
    /// A request has ended.
    func requestEnded(_ served: ServedRequest)
}
