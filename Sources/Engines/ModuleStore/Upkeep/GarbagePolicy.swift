// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a collection of garbage must leave.
package struct GarbagePolicy: Sendable {
    /// The content that locks use: the digest of each file in each of them.
    package var keeping: Set<ContentDigest>

    /// How long what was fetched is kept although no lock uses it.
    package var fetchedAge: Duration

    /// How long a blob is kept after it was put, because its user may not have written it down yet.
    package var grace: Duration

    /// Whether to only say what would be removed.
    package var isDryRun: Bool

    /// Describes a collection.
    package init(
        keeping: Set<ContentDigest>,
        fetchedAge: Duration = .seconds(30 * 86_400),
        grace: Duration = .seconds(3600),
        isDryRun: Bool = false
    ) {
        self.keeping = keeping
        self.fetchedAge = fetchedAge
        self.grace = grace
        self.isDryRun = isDryRun
    }
}
