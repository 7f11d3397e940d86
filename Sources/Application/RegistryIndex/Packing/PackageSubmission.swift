// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
package import ModuleModel

/// The files of a package on their way into a registry.
package struct PackageSubmission: Sendable {
    /// The files; one of them is the manifest.
    package let files: [ArchiveFile]

    /// When it is published.
    package let published: Timestamp

    /// What it was said to be, `@scope/name@1.2.0`; `nil` where only its manifest says that.
    package let stated: String?

    /// Creates a submission.
    package init(files: [ArchiveFile], published: Timestamp, stated: String? = nil) {
        self.files = files
        self.published = published
        self.stated = stated
    }
}
