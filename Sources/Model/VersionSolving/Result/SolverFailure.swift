// SPDX-License-Identifier: Apache-2.0

/// A question without an answer, from which ``report`` finds the reasons.
package struct SolverFailure: Hashable, Sendable {
    /// What was asked.
    package let problem: SolverProblem

    /// The packages that there were to choose from.
    package let catalogue: SolverCatalogue
}
