// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
internal import ModuleModel

/// Asks GitHub's API for gists.
///
/// No redirect is followed: the token is for the API's own address.
struct GistAPI: Sendable {
    let settings: GistSettings

    /// The gist at `revision`, else at its newest.
    ///
    /// - Throws: ``GistError``, an `HTTPError` with context.
    func revision(of id: GistID, at revision: CommitID?) async throws -> GistRevision {
        let path = "gists/\(id)" + (revision.map { "/\($0)" } ?? "")
        let url = try settings.base.resolving(path)
        let response = try await ask(url)
        if let revision, [404, 422].contains(response.status) {
            // Is it the gist or the revision that is gone?
            _ = try await self.revision(of: id, at: nil)
            throw GistError.revisionMissing(id, revision)
        }
        if let error = error(of: response, id) { throw error }
        return try GistRevision(
            SourceText(name: url.description, bytes: response.body),
            of: id,
            at: revision
        )
    }

    /// The bytes of a file that the API did not send along, from where it says that they are.
    ///
    /// - Throws: ``DownloadError``, an `HTTPError` with context, `gist-answer-malformed`.
    func bytes(of file: GistFile, in id: GistID, limit: Int) async throws -> [UInt8] {
        guard let url = file.address, settings.base.isLoopback || !url.isLoopback else {
            throw GistError.malformed(id, "it does not say where `\(file.name)` is")
        }
        // Without the token: the files are at another address.
        let answer = try await downloader(limit: limit).download(url, cached: nil)
        guard case .content(let archive, from: _) = answer else {
            throw GistError.malformed(id, "`\(file.name)` is not where it says")
        }
        return archive.files[0].bytes
    }

    private func ask(_ url: ModuleURL) async throws -> HTTPResponse {
        var request = HTTPRequest(
            .get,
            url.description,
            headers: [
                "Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28",
            ]
        )
        request.authorization = settings.token
        var limits = settings.limits
        limits.bodyBytes = GistRevision.sizeLimit
        request.limits = limits
        let downloader = downloader(limit: GistRevision.sizeLimit)
        return try await downloader.send(request, to: url, pauses: Downloader.pauses[...])
    }

    private func downloader(limit: Int) -> Downloader {
        var limits = settings.limits
        limits.bodyBytes = limit
        return Downloader(
            client: settings.client,
            limits: limits,
            credentials: [:],
            pause: settings.pause
        )
    }

    private func error(of response: HTTPResponse, _ id: GistID) -> GistError? {
        let hasToken = settings.token != nil
        let headers = response.headers
        switch response.status {
        case 200: return nil
        case 404, 410: return .notFound(id, hasToken: hasToken)
        case 403 where headers["Retry-After"] != nil || headers["X-RateLimit-Remaining"] == "0",
            429:
            let reset = headers["X-RateLimit-Reset"].flatMap { Int64($0) }
            return .limited(
                until: reset.flatMap { (0...Self.latest).contains($0) ? $0 : nil }
                    .map { Timestamp(milliseconds: $0 * 1000) },
                seconds: headers["Retry-After"].map { "\($0) s" },
                hasToken: hasToken
            )
        case 401, 403: return .tokenRefused(status: response.status, hasToken: hasToken)
        default: return .unexpected(id, status: response.status)
        }
    }

    /// The last second of the year 9999.
    private static let latest: Int64 = 253_402_300_799
}
