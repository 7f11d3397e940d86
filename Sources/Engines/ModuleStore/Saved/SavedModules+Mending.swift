// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

extension SavedModules {
    /// What `check` gives; where content is damaged or gone, its error says what mends a saved module.
    ///
    /// Nothing can fetch it again: the store has the only copy.
    /// With `nil` for a name, the error stays as it is.
    @discardableResult
    package static func mending<Result>(
        _ name: ModuleName?,
        _ check: () throws -> Result
    ) throws -> Result {
        guard let name else { return try check() }
        do {
            return try check()
        } catch let failure as IntegrityFailure {
            throw IntegrityFailure(
                subject: failure.subject,
                expected: failure.expected,
                found: failure.found,
                hints: hints(name)
            )
        } catch let missing as BlobMissing {
            throw Self.missing(missing.digest, of: name)
        }
    }

    static func missing(_ digest: ContentDigest, of name: ModuleName) -> BlobMissing {
        BlobMissing(digest: digest, hints: hints(name))
    }

    private static func hints(_ name: ModuleName) -> [String] {
        [
            "save the same content again with `tenon save \(name)`, which mends the file",
            "see its revisions with `tenon history \(name)`, and bring an intact one back: "
                + bringBack(name),
        ]
    }

    /// The command that makes any revision the newest.
    static func bringBack(_ name: ModuleName) -> String {
        "`tenon get \(name)@N | tenon save \(name) -`"
    }
}
