// SPDX-License-Identifier: Apache-2.0

/// One condition on a version, such as `^1.2` or `<3`.
public struct VersionComparator: Hashable, Sendable, CustomStringConvertible {
    /// What is asked of the version.
    public enum Operation: String, CaseIterable, Hashable, Sendable {
        /// `^1.2.3`: the same up to the leftmost number that is not zero, and not older.
        case caret = "^"
        /// `~1.2.3`: the same major and minor, and not older.
        case tilde = "~"
        /// `>=1.2.3`.
        case atLeast = ">="
        /// `<=1.2.3`.
        case atMost = "<="
        /// `>1.2.3`.
        case above = ">"
        /// `<1.2.3`.
        case below = "<"
        /// `1.2.3`, or `1.2.x` where numbers are left out.
        case equal = "="

        /// The operation in front of `word`, and the rest.
        static func split(_ word: Substring) -> (Operation?, Substring) {
            // The two-character operations stand first in `allCases`.
            let found = allCases.first { word.utf8.starts(with: $0.rawValue.utf8) }
            return (found, found.map { word.dropFirst($0.rawValue.utf8.count) } ?? word)
        }
    }

    /// What is asked.
    public let operation: Operation

    /// The version, or the part of one, that it is asked about.
    public let version: PartialVersion

    /// Accepts every release.
    public static let any = VersionComparator(.equal, PartialVersion())

    init(_ operation: Operation, _ version: PartialVersion) {
        self.operation = operation
        self.version = version
    }

    init(
        checking operation: Operation,
        _ version: PartialVersion,
        _ text: String
    ) throws(VersionRequirement.Malformed) {
        if version.major == nil {
            guard operation != .above, operation != .below else {
                throw VersionRequirement.Malformed(
                    text: text,
                    reason: "nothing is \(operation == .above ? "above" : "below") `*`"
                )
            }
            self = .any
        } else {
            self.init(operation, version)
        }
    }

    /// The text form; numbers that are left out are written as `x` only where no operation stands.
    public var description: String {
        operation == .equal
            ? version.description(fillingWith: "x") : operation.rawValue + "\(version)"
    }

    /// The versions between which the condition holds, prereleases aside.
    public var interval: VersionInterval {
        let floor = version.floor
        switch operation {
        case .atLeast: return VersionInterval(lower: floor)
        case .below: return VersionInterval(upper: version.isWhole ? floor : floor.firstPrerelease)
        case .above:
            guard !version.isWhole else {
                return VersionInterval(lower: floor, isLowerIncluded: false)
            }
            // Without a next version there is none above.
            guard let next = version.next(after: version.lastPlace) else { return .empty }
            return VersionInterval(lower: next)
        case .atMost:
            guard !version.isWhole else {
                return VersionInterval(upper: floor, isUpperIncluded: true)
            }
            return VersionInterval(upper: version.next(after: version.lastPlace)?.firstPrerelease)
        case .equal:
            guard let place = version.lastPlace, place != .patch else {
                return version.major == nil
                    ? VersionInterval()
                    : VersionInterval(lower: floor, upper: floor, isUpperIncluded: true)
            }
            return interval(from: floor, keeping: place)
        case .tilde: return interval(from: floor, keeping: version.minor == nil ? .major : .minor)
        case .caret: return interval(from: floor, keeping: version.leftmostNonZero)
        }
    }

    private func interval(
        from floor: Version,
        keeping place: PartialVersion.Place
    ) -> VersionInterval {
        VersionInterval(lower: floor, upper: version.next(after: place)?.firstPrerelease)
    }
}
