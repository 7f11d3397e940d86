// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// A gist that can't be had, or not the file of it that was asked for.
package enum GistError: DiagnosticError, Hashable {
    /// There is no such gist, or only its owner may see it.
    case notFound(GistID, hasToken: Bool)
    /// The gist is there, and has no such revision.
    case revisionMissing(GistID, CommitID)
    /// It belongs to somebody else.
    case otherOwner(GistID, asked: GistUser, found: GistUser?)
    /// It has no such file at that revision.
    case fileMissing(GistID, ModulePath, known: [ModulePath], isCut: Bool)
    /// It has several files, and none was named.
    case fileUnclear(GistReference, known: [ModulePath], suggested: ModulePath?)
    /// GitHub wants a pause.
    case limited(until: Timestamp?, seconds: String?, hasToken: Bool)
    /// GitHub does not take the token.
    case tokenRefused(status: Int, hasToken: Bool)
    /// The API answered something else.
    case unexpected(GistID, status: Int)
    /// The API's answer can't be understood.
    case malformed(GistID, String)

    /// Says what was asked for, and what would work.
    package var diagnostic: Diagnostic {
        switch self {
        case .notFound(let id, let hasToken):
            Diagnostic(
                code: "gist-not-found",
                message: "there is no gist `\(id)`, or it was deleted",
                hints: ["check the id; what the lock pins and the store has loads offline"]
                    + (hasToken ? [] : ["a gist that only you may see needs `GITHUB_TOKEN`"])
            )
        case .revisionMissing(let id, let revision):
            Diagnostic(
                code: "gist-revision-missing",
                message: "the gist `\(id)` has no revision `\(revision)`, or no longer",
                hints: ["what the store has loads offline", "pin another one with `tenon repin`"]
            )
        case .otherOwner(let id, let asked, let found):
            Diagnostic(
                code: "gist-owner-mismatch",
                message: "the gist `\(id)` does not belong to `\(asked)`",
                notes: [found.map { "it belongs to `\($0)`" } ?? "it belongs to nobody"],
                hints: ["write `gist:\(found.map { "\($0)/" } ?? "")\(id)` if that is who you mean"]
            )
        case .fileMissing(let id, let file, let known, let isCut):
            Diagnostic(
                code: "gist-file-missing",
                message: "the gist `\(id)` has no file `\(file)` at that revision",
                notes: [Self.list(known)]
                    + (isCut ? ["it has more files than GitHub tells of"] : []),
                hints: NearestNames.hints(
                    NearestNames.of(file.description, among: known.map(\.description))
                )
            )
        case .fileUnclear(let gist, let known, let suggested):
            Diagnostic(
                code: "gist-file-unclear",
                message: "`\(Specifier.gist(gist))` does not say which file of the gist is meant",
                notes: [Self.list(known)],
                hints: suggested.map {
                    ["name one: `\(Specifier.gist(gist))/\($0)`"]
                } ?? []
            )
        case .limited(let time, let seconds, let hasToken):
            Diagnostic(
                code: "gist-limited",
                message: "GitHub asks for a pause before it hands out more gists",
                hints: Self.pauses(time, seconds)
                    + (hasToken ? [] : ["with a token in `GITHUB_TOKEN` it hands out more"])
            )
        case .tokenRefused(let status, let hasToken):
            Diagnostic(
                code: "gist-forbidden",
                message: "GitHub does not hand out the gist (status \(status))",
                hints: [
                    hasToken
                        ? "the token in `TENON_GITHUB_TOKEN` or `GITHUB_TOKEN` is not taken: renew it, or unset it"
                        : "set a token in `GITHUB_TOKEN`"
                ]
            )
        case .unexpected(let id, let status):
            Diagnostic(
                code: "gist-answer-unexpected",
                message: "the server answered for the gist `\(id)` with status \(status)",
                hints: ["check `TENON_GIST_API`, or `gist` in `[sources]`", "try again later"]
            )
        case .malformed(let id, let reason):
            Diagnostic(
                code: "gist-answer-malformed",
                message: "the answer about the gist `\(id)` can't be used: \(reason)",
                hints: ["check `TENON_GIST_API`, or `gist` in `[sources]`"]
            )
        }
    }

    private static func list(_ files: [ModulePath]) -> String {
        guard !files.isEmpty else { return "it has no files" }
        let names = files.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
        return "it has " + names + (files.count > 12 ? " and \(files.count - 12) more" : "")
    }

    private static func pauses(_ time: Timestamp?, _ seconds: String?) -> [String] {
        if let seconds { return ["try again after: \(seconds)"] }
        return [time.map { "try again after \($0)" } ?? "try again in an hour"]
    }
}
