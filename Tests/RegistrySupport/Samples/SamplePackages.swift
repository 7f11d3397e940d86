// SPDX-License-Identifier: Apache-2.0

/// The packages of a ``SampleRegistry``, in the order in which they are published.
package enum SamplePackages {
    /// All of them.
    package static let all = csv + others

    static func package(
        _ text: String,
        about: String,
        needs: [String: String],
        more: String,
        files: [String: String],
        published: String,
        entry: String,
        yanked: String? = nil
    ) -> TestPackage {
        var package = TestPackage(
            text,
            needs: needs,
            more: more,
            files: files,
            published: published,
            yanked: yanked
        )
        package.about = about
        package.entry = entry
        return package
    }
}
