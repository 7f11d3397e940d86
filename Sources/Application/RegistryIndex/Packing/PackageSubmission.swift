// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
package import ModuleModel

/// The files of a package on their way into a registry.
package struct PackageSubmission: Sendable {
    /// The files; one of them is the manifest.
    package let files: [ArchiveFile]

    /// When it is published.
    package let published: Timestamp

    /// Creates a submission.
    package init(files: [ArchiveFile], published: Timestamp) {
        self.files = files
        self.published = published
    }
}
