// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

// MARK: - Gists, and modules of mlld

extension LockReader {
    /// Whether a module is a gist, or one of mlld.
    static func mayLieInGist(_ id: ModuleID) -> Bool {
        id.source == .gist || id.source == .registry && !id.isPackage
    }

    /// Whether a gist, or a module of mlld, may lie at `location`.
    ///
    /// A gist lies in itself, at a file that its identity names or leaves open; a module of mlld in a gist
    /// or at a URL. Where else it lies in its registry follows from its name, and is not written down.
    func leads(_ id: ModuleID, to location: String) -> Bool {
        guard let target = try? Specifier(parsing: location),
            target.description.hasSameBytes(as: location)
        else { return false }
        guard case .gist(let gist) = target else {
            guard id.source == .registry, case .url = target else { return false }
            return true
        }
        guard gist.revision == nil else { return false }
        guard case .gist(let asked)? = try? Specifier(parsing: id.description) else {
            return id.source == .registry
        }
        return gist.id.description == asked.id.description
            && (asked.user == nil || asked.user == gist.user)
            && (asked.file == nil || asked.file == gist.file)
    }

    /// A revision of a gist is a commit, the one that the identity names if it names one.
    func checkCommit(
        _ revision: String?,
        of id: ModuleID,
        _ element: JSONElement
    ) throws(LockError) {
        let commit = revision.flatMap { CommitID(parsing: $0) }
        guard revision == nil || commit != nil else {
            throw malformed("the entry of `\(id)` has no valid `revision`", at: element)
        }
        guard case .gist(let gist)? = try? Specifier(parsing: id.description),
            let asked = gist.revision
        else { return }
        guard let commit else {
            throw malformed("the entry of `\(id)` has no `revision`", at: element)
        }
        guard commit == asked else {
            throw mismatch("`\(id)` can't be revision \(commit)", at: element)
        }
    }
}
