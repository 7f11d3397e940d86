// SPDX-License-Identifier: Apache-2.0

/// The versions between events, as the ranges of OSV tell it.
///
/// Versions compare by precedence (SemVer §11): `1.2.0-rc.1` lies before a fix in `1.2.0`.
public struct AffectedRange: Hashable, Sendable {
    /// What happens at a version.
    public enum Event: Hashable, Sendable {
        /// The fault comes in; `nil` is the time before all versions, which OSV writes as `0`.
        case introduced(Version?)
        /// The fault is gone from here on.
        case fixed(Version)
        /// The fault is gone behind this.
        case lastAffected(Version)
        /// Nothing is said of this version and those behind it.
        case limit(Version)
    }

    /// The events, in any order.
    public var events: [Event]

    /// Creates a range.
    public init(_ events: [Event]) {
        self.events = events
    }

    /// Every version.
    public static let all = AffectedRange([.introduced(nil)])

    /// Whether the fault is in `version`.
    ///
    /// - Complexity: O(events).
    public func contains(_ version: Version) -> Bool {
        guard isBelowLimit(version) else { return false }
        // The event nearest below decides.
        var nearest: (place: Version?, effect: Effect)?
        for event in events {
            guard let (place, effect) = event.effect(at: version) else { continue }
            if let last = nearest {
                let isNearer = Self.isBelow(last.place, place)
                let isEqual = !isNearer && !Self.isBelow(place, last.place)
                guard isNearer || isEqual && last.effect < effect else { continue }
            }
            nearest = (place, effect)
        }
        return nearest?.effect == .comesIn
    }

    private func isBelowLimit(_ version: Version) -> Bool {
        var hasLimit = false
        for case .limit(let limit) in events {
            if Self.isBelow(version, limit) { return true }
            hasLimit = true
        }
        return !hasLimit
    }

    /// Whether `left` comes before `right`; `nil` comes before everything.
    fileprivate static func isBelow(_ left: Version?, _ right: Version?) -> Bool {
        guard let right else { return false }
        guard let left else { return true }
        return left < right && !left.hasPrecedence(of: right)
    }
}

/// What an event does; of several at one version the last decides.
private enum Effect: Int, Comparable {
    case isFixed
    case comesIn
    /// Behind the version itself.
    case goesOut

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension AffectedRange.Event {
    /// Where the event is and what it does, if it is one for `version`.
    fileprivate func effect(at version: Version) -> (Version?, Effect)? {
        switch self {
        case .introduced(let place):
            AffectedRange.isBelow(version, place) ? nil : (place, .comesIn)
        case .fixed(let place): AffectedRange.isBelow(version, place) ? nil : (place, .isFixed)
        case .lastAffected(let place):
            AffectedRange.isBelow(place, version) ? (place, .goesOut) : nil
        case .limit: nil
        }
    }
}
