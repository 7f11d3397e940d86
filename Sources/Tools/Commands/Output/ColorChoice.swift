// SPDX-License-Identifier: Apache-2.0

/// When colours are used.
package enum ColorChoice: String, CaseIterable, Hashable, Sendable {
    /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
    case auto
    /// Always; a flag outranks the environment.
    case always
    /// Never.
    case never

    /// The words that the option takes.
    static let names = allCases.map(\.rawValue)
}
