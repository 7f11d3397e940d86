// SPDX-License-Identifier: Apache-2.0

/// What the global options say.
package struct GlobalSettings: Hashable, Sendable {
    /// Whether data is printed as JSON.
    package var isJSON = false
    /// Whether the network is forbidden.
    package var isOffline = false
    /// Whether the lock must not change.
    package var isLocked = false
    /// Whether only errors and data are printed.
    package var isQuiet = false
    /// Whether more is said about what happens.
    package var isVerbose = false
    /// When colours are used.
    package var color = ColorChoice.auto
    /// Whether an explanation was asked for instead of the work.
    package var wantsHelp = false
    /// Whether the version was asked for instead of the work.
    package var wantsVersion = false

    /// The defaults.
    package init() {}

    /// Takes note of one global option, whose value the parser has checked.
    mutating func apply(_ name: String, value: String?) {
        switch name {
        case "json": isJSON = true
        case "offline": isOffline = true
        case "locked": isLocked = true
        case "frozen": (isLocked, isOffline) = (true, true)
        case "quiet": isQuiet = true
        case "verbose": isVerbose = true
        case "color": color = value.flatMap(ColorChoice.init) ?? .auto
        case "no-color": color = .never
        case "help": wantsHelp = true
        case "version": wantsVersion = true
        default: assertionFailure("the global option \(name) has no meaning")
        }
    }
}
