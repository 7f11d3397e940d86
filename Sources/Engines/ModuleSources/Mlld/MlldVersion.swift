// SPDX-License-Identifier: Apache-2.0

package import JSONKit
package import ModuleModel

/// One version of a module, as a registry of mlld describes it.
package struct MlldVersion: Hashable, Sendable {
    /// The version; `0.0.0` in the layouts that know no versions.
    package var version: Version

    /// Where its text is.
    package var content: MlldContent

    /// When it was published.
    package var published: Timestamp

    /// The licence, as it was written.
    package var license: String?

    /// Words to find it by.
    package var keywords: [String]

    /// Where its sources are kept.
    package var repository: String?

    /// Where people read about it.
    package var homepage: String?

    /// All that was said of it, for those who read that layout.
    package var text: [String: JSONValue]
}
