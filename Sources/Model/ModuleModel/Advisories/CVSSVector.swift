// SPDX-License-Identifier: Apache-2.0

/// The base metrics of a vector of CVSS 3.0 or 3.1 (<https://www.first.org/cvss/v3.1/specification-document>).
struct CVSSVector {
    private let attack: Double
    private let complexity: Double
    private let privileges: Double
    private let interaction: Double
    private let isScopeChanged: Bool
    private let losses: [Double]

    /// Reads a vector; `nil` where a base metric is missing, twice, or has a value that it can't have.
    ///
    /// Temporal and environmental metrics are read over: they say how it is somewhere, or at some time.
    init?(parsing text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.first == "CVSS:3.0" || parts.first == "CVSS:3.1" else { return nil }
        var metrics: [Substring: Substring] = [:]
        for part in parts.dropFirst() {
            let pair = part.split(separator: ":", omittingEmptySubsequences: false)
            guard pair.count == 2, metrics.updateValue(pair[1], forKey: pair[0]) == nil else {
                return nil
            }
        }
        func weight(_ metric: Substring, _ weights: [Substring: Double]) -> Double? {
            metrics[metric].flatMap { weights[$0] }
        }
        guard let scope = metrics["S"], scope == "U" || scope == "C" else { return nil }
        let isChanged = scope == "C"
        let loss: [Substring: Double] = ["H": 0.56, "L": 0.22, "N": 0]
        let losses = ["C", "I", "A"].compactMap { weight($0, loss) }
        guard losses.count == 3,
            let attack = weight("AV", ["N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2]),
            let complexity = weight("AC", ["L": 0.77, "H": 0.44]),
            let privileges = weight(
                "PR",
                ["N": 0.85, "L": isChanged ? 0.68 : 0.62, "H": isChanged ? 0.5 : 0.27]
            ),
            let interaction = weight("UI", ["N": 0.85, "R": 0.62])
        else { return nil }
        self.attack = attack
        self.complexity = complexity
        self.privileges = privileges
        self.interaction = interaction
        self.isScopeChanged = isChanged
        self.losses = losses
    }

    /// The score from 0 to 10, §7.1.
    var baseScore: Double {
        let loss = 1 - losses.reduce(1) { $0 * (1 - $1) }
        let impact =
            isScopeChanged
            ? 7.52 * (loss - 0.029) - 3.25 * power15(loss - 0.02) : 6.42 * loss
        guard impact > 0 else { return 0 }
        let exploitability = 8.22 * attack * complexity * privileges * interaction
        let sum = (impact + exploitability) * (isScopeChanged ? 1.08 : 1)
        return roundedUp(min(sum, 10))
    }

    private func power15(_ base: Double) -> Double {
        (0..<15).reduce(1) { product, _ in product * base }
    }

    /// Up to the next tenth, without the noise of floating point, appendix A.
    private func roundedUp(_ value: Double) -> Double {
        let units = Int((value * 100_000).rounded())
        return units % 10_000 == 0 ? Double(units) / 100_000 : Double(units / 10_000 + 1) / 10
    }
}
