// SPDX-License-Identifier: Apache-2.0

/// How bad a fault is, in a word.
public enum AdvisorySeverity: String, CaseIterable, Hashable, Sendable, Comparable {
    /// It hardly matters.
    case low
    /// It matters to some.
    case medium
    /// It matters to most.
    case high
    /// Whoever has it should stop and mend it.
    case critical

    /// Reads a word in any case; databases write `moderate` for `medium`.
    public init?(word: String) {
        let word = ASCII.lowercased(word)
        self.init(rawValue: word == "moderate" ? "medium" : word)
    }

    /// The word for a score of CVSS from 0 to 10.
    public init(score: Double) {
        switch score {
        case ..<4: self = .low
        case ..<7: self = .medium
        case ..<9: self = .high
        default: self = .critical
        }
    }

    /// Orders from ``low`` to ``critical``.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .medium: 1
        case .high: 2
        case .critical: 3
        }
    }
}
