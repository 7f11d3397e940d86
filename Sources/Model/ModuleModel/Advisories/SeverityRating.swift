// SPDX-License-Identifier: Apache-2.0

/// A measured severity as OSV has it: `CVSS_V3` and the vector.
public struct SeverityRating: Hashable, Sendable {
    /// The way of measuring, `CVSS_V3`.
    public var type: String

    /// What was measured, `CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`.
    public var score: String

    /// Creates a rating.
    public init(type: String, score: String) {
        self.type = type
        self.score = score
    }

    /// The severity in a word; `nil` for ways of measuring other than CVSS 3 and for what is no vector of it.
    public var severity: AdvisorySeverity? {
        guard type == "CVSS_V3" else { return nil }
        return CVSSVector(parsing: score).map { AdvisorySeverity(score: $0.baseScore) }
    }
}
