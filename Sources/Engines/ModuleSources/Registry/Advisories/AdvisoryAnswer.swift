// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// What a source of advisories knows of the modules that it was asked about.
package struct AdvisoryAnswer: Sendable {
    /// The advisories that name one of them; those that were taken back too.
    package var advisories: [Advisory] = []

    /// Advisories that could not be read, so that nobody knows what they say.
    package var faults: [Diagnostic] = []

    /// How fresh it is.
    package var freshness = LoadedIndex.Freshness.current

    /// Whether the source has a list of advisories at all.
    package var hasList = true
}
