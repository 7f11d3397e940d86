// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What came of looking for versions.
package enum Resolution: Hashable, Sendable {
    /// There is a version for everything.
    case solved(Solution)
    /// These packages have to be loaded first; then the same question has to be asked again.
    case needs([ManifestName])
    /// No choice of versions meets every requirement.
    case failed(SolverFailure)
}
