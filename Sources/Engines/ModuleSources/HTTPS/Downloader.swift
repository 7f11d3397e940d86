// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
internal import ModuleModel

/// Downloads one URL: follows its redirects by hand and tries again where that may help.
struct Downloader: Sendable {
    /// The most redirects of one download.
    static let redirectLimit = 10

    /// The pauses before the second and the third try.
    static let pauses: [Duration] = [.milliseconds(200), .milliseconds(800)]

    let client: HTTPClient
    let limits: HTTPLimits
    let credentials: [String: HTTPSecret]
    let pause: @Sendable (Duration) async throws -> Void

    /// Downloads `url`, unless the server says that `cached` is still its content.
    func download(_ url: ModuleURL, cached: CachedContent?) async throws -> Download {
        var tried = [url]
        var credential = credentials[url.origin]
        while true {
            try Task.checkCancellation()
            let current = tried[tried.count - 1]
            let held = cached.flatMap { $0.url == current ? $0 : nil }
            let response = try await ask(current, credential, held?.validators)
            if let held, response.status == 304 { return .unchanged(held) }
            guard [301, 302, 303, 307, 308].contains(response.status),
                let location = response.headers["Location"]
            else {
                return .content(try archive(response, tried), from: current)
            }
            let next = try target(of: location, tried)
            // A credential is for the origin it was given for, and does not come back on a return.
            if next.origin != url.origin { credential = nil }
            tried.append(next)
        }
    }

    // MARK: - One request

    private func ask(
        _ url: ModuleURL,
        _ credential: HTTPSecret?,
        _ validators: FetchValidators?
    ) async throws -> HTTPResponse {
        var request = HTTPRequest(.get, url.description, headers: ["Accept": "*/*"])
        request.authorization = credential
        request.limits = limits
        request.headers["If-None-Match"] = validators?.etag
        request.headers["If-Modified-Since"] = validators?.lastModified
        return try await send(request, to: url, pauses: Self.pauses[...])
    }

    /// Sends the request, and again after each of `pauses` where that may help.
    func send(
        _ request: HTTPRequest,
        to url: ModuleURL,
        pauses: ArraySlice<Duration>
    ) async throws -> HTTPResponse {
        do throws(HTTPError) {
            let response = try await client.send(request)
            let mayHelp = response.status >= 500 && response.status != 501
            guard mayHelp, !pauses.isEmpty else { return response }
        } catch {
            guard error.failure == .interrupted, !pauses.isEmpty else {
                throw explained(error, url)
            }
        }
        try await pause(pauses[pauses.startIndex])
        return try await send(request, to: url, pauses: pauses.dropFirst())
    }

    private func explained(_ error: HTTPError, _ url: ModuleURL) -> any Error {
        error.failure == .cancelled
            ? CancellationError() : error.adding(context: "while downloading `\(url)`")
    }

    // MARK: - Redirects

    private func target(of location: String, _ tried: [ModuleURL]) throws -> ModuleURL {
        let current = tried[tried.count - 1]
        func refused(_ target: String, _ reason: String) -> DownloadError {
            DownloadError(failure: .redirectRefused(to: target, reason: reason), tried: tried)
        }
        let next: ModuleURL
        do throws(ModuleURL.Malformed) {
            next = try current.resolving(location)
        } catch {
            throw refused(error.text, error.reason)
        }
        guard current.scheme == "http" || next.scheme == "https" else {
            throw refused(next.description, "HTTPS stays HTTPS")
        }
        guard current.isLoopback || !next.isLoopback else {
            throw refused(next.description, "only this machine leads to this machine")
        }
        guard !tried.contains(next) else {
            throw DownloadError(failure: .redirectLoop(to: next), tried: tried)
        }
        guard tried.count <= Self.redirectLimit else {
            throw DownloadError(
                failure: .tooManyRedirects(limit: Self.redirectLimit),
                tried: tried
            )
        }
        return next
    }

    // MARK: - Answers

    private func archive(_ response: HTTPResponse, _ tried: [ModuleURL]) throws -> ModuleArchive {
        if let failure = failure(of: response) {
            throw DownloadError(failure: failure, tried: tried)
        }
        let url = tried[tried.count - 1]
        let contentType = response.headers["Content-Type"]
        guard !ModuleSuffix.isPage(contentType: contentType, path: url.path) else {
            throw DownloadError(failure: .page, tried: tried)
        }
        let name = url.path.split(separator: "/").last.map(String.init) ?? "index"
        return ModuleArchive(
            files: [ModuleFile(path: name, bytes: response.body)],
            entry: name,
            suffix: ModuleSuffix.ofDownload(path: url.path, contentType: contentType),
            url: url,
            validators: FetchValidators(
                etag: response.headers["ETag"],
                lastModified: response.headers["Last-Modified"]
            )
        )
    }

    private func failure(of response: HTTPResponse) -> DownloadError.Failure? {
        switch response.status {
        case 200, 203: nil
        case 404, 410: .notFound(status: response.status)
        case 401, 403: .forbidden(status: response.status)
        case 429: .tooMany(retryAfter: response.headers["Retry-After"])
        case 500...: .serverFailed(status: response.status)
        default: .unexpected(status: response.status)
        }
    }
}
