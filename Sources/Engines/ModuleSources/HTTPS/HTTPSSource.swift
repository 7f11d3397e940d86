// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import HTTPClientKit
package import ModuleModel

/// Modules behind URLs.
///
/// One value serves one run: a URL means the same content for as long as the value lives, however
/// many modules import it.
package struct HTTPSSource: ModuleSource {
    /// The most downloads at once.
    package static let downloadLimit = 8

    private let client: HTTPClient
    private let credentials: [String: HTTPSecret]
    private let limits: HTTPLimits
    private let pause: @Sendable (Duration) async throws -> Void
    private let located = OnceMap<ModuleURL, Pin>()
    private let shelf = DownloadShelf()
    private let gate = WorkGate(limit: downloadLimit)

    /// Creates a source.
    ///
    /// - Parameters:
    ///   - client: what sends the requests.
    ///   - credentials: the value of `Authorization` by the origin that it is for.
    ///   - limits: the limits of one request; the size comes from the context.
    ///   - clock: what measures the pauses between tries.
    package init(
        client: HTTPClient,
        credentials: [String: HTTPSecret] = [:],
        limits: HTTPLimits = HTTPLimits(),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.client = client
        self.credentials = credentials
        self.limits = limits
        pause = { try await clock.sleep(for: $0) }
    }

    /// `https`.
    package var scheme: SourceScheme { .https }

    /// Whether it is a URL.
    package func accepts(_ specifier: Specifier) -> Bool {
        if case .url = specifier { true } else { false }
    }

    /// Downloads the URL, which is the only way to learn its digest, and pins where it really was.
    ///
    /// The bytes are kept for the next ``fetch(_:)``. When the caller holds bytes that the server
    /// says are still its content, the pin names those and nothing is kept.
    ///
    /// - Throws: `DownloadError`, an `HTTPError` with context, `network-needed` offline,
    ///   `loopback-import-refused`.
    package func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin {
        guard case .url(let url) = specifier else {
            throw SourceError.foreignSpecifier("\(specifier)")
        }
        try checkImporter(context.importer, of: url)
        guard !context.isOffline else { throw SourceError.offline(url.description) }
        return try await located.value(for: url) {
            let cached = await context.cached(url)
            let usable = cached.flatMap { $0.validators.isEmpty ? nil : $0 }
            let download = try await gate.pass {
                try await downloader(sizeLimit: context.sizeLimit).download(url, cached: usable)
            }
            switch download {
            case .unchanged(let held):
                return Pin(source: .https, location: held.url.description, digest: held.digest)
            case .content(let archive, from: let final):
                let digest = ContentDigest.ofFile(archive.files[0].bytes)
                let pin = Pin(source: .https, location: final.description, digest: digest)
                shelf.put(archive, for: pin)
                return pin
            }
        }
    }

    /// Hands over what ``locate(_:in:)`` downloaded, else downloads the pinned URL again.
    ///
    /// - Throws: `IntegrityFailure` with both digests when the URL holds something else now.
    package func fetch(_ pin: Pin) async throws -> ModuleArchive {
        if let archive = shelf.take(pin) { return archive }
        let url = try ModuleURL(parsing: pin.location)
        let download = try await gate.pass {
            try await downloader(sizeLimit: limits.bodyBytes).download(url, cached: nil)
        }
        guard case .content(let archive, from: _) = download else {
            throw SourceError.foreignSpecifier("\(pin.location)")
        }
        let found = ContentDigest.ofFile(archive.files[0].bytes)
        guard found == pin.digest else {
            throw IntegrityFailure(subject: pin.location, expected: pin.digest, found: found)
        }
        return archive
    }

    private func downloader(sizeLimit: Int) -> Downloader {
        var limits = self.limits
        limits.bodyBytes = sizeLimit
        return Downloader(client: client, limits: limits, credentials: credentials, pause: pause)
    }

    /// A module from elsewhere may not look around on this machine.
    private func checkImporter(_ importer: ModuleID?, of url: ModuleURL) throws {
        guard url.isLoopback, let importer, importer.source != .file, importer.source != .saved
        else { return }
        let isLocal = (try? ModuleURL(parsing: importer.description))?.isLoopback == true
        guard !isLocal else { return }
        throw SourceError(
            "loopback-import-refused",
            "`\(importer)` may not import from this machine: `\(url)`",
            notes: ["only the project's own files and modules of this machine may"]
        )
    }
}
