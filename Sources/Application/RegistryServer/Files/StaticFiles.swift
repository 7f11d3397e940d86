// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import FileSystemKit
package import HTTPServerKit
package import ModuleModel

/// Serves the folder of a registry.
///
/// Nothing outside of the folder is reached: names with a dot in front are not there, a link is not
/// followed. A file is read once and kept while the folder holds the same one.
package final class StaticFiles: Sendable {
    /// What is known of a path without waiting.
    package enum Answer: Sendable {
        /// The answer.
        case ready(ServerResponse)
        /// There is a file, and it takes a while to make it ready.
        case slow
        /// There is no such file.
        case missing
    }

    /// The largest file that is kept in memory as it is.
    private static let keptSize = 256 * 1024

    /// The largest file that is folded while a thread of the network waits.
    private static let quickFoldingSize = 64 * 1024

    /// The largest file that is folded at all.
    private static let foldingSize = 32 << 20

    private let root: FilePath
    private let now: @Sendable () -> Timestamp
    private let cache: FileCache
    private let folder = FoldingQueue()

    /// Serves the folder `root`, keeping at most `memory` bytes of it.
    ///
    /// - Throws: `FileSystemError` when there is no such folder.
    package init(
        root: FilePath,
        memory: Int = 16 << 20,
        now: @escaping @Sendable () -> Timestamp
    ) throws(FileSystemError) {
        self.root = try FileSystem.realPath(root)
        self.now = now
        cache = FileCache(limit: memory)
    }

    /// The bytes that are kept in memory, and how often a file was there or not.
    package var statistics: (bytes: Int, hits: UInt64, misses: UInt64) { cache.statistics }

    /// The answer to a request, as far as it can be had at once.
    package func quickAnswer(to request: ServerRequest) -> Answer {
        let path = request.path
        // Only what was found by its names is kept, so what is kept needs no other look.
        if Self.isReading(request), let file = cache.file(for: path) {
            return .ready(file.response(to: request, from: nil))
        }
        guard let names = Self.names(request.target) else { return .missing }
        guard Self.isReading(request) else { return .ready(Self.otherMethod(request)) }
        return outcome { () throws(FileSystemError) in
            let found = try find(names)
            if Self.wantsFolding(request, found), found.file.status.size > Self.quickFoldingSize {
                return .slow
            }
            return .ready(try serve(found, at: path, to: request))
        }
    }

    /// The answer to a request whose file takes a while; `nil` when the file is gone.
    package func answer(to request: ServerRequest) async -> ServerResponse? {
        guard let names = Self.names(request.target) else { return nil }
        let answer = await folder.run { [self] in
            if let file = cache.file(for: request.path) {
                return .ready(file.response(to: request, from: nil))
            }
            return outcome { () throws(FileSystemError) in
                .ready(try serve(try find(names), at: request.path, to: request))
            }
        }
        guard case .ready(let response) = answer else { return nil }
        return response
    }

    // MARK: - Finding

    /// The names below the folder; `nil` for what is never there.
    ///
    /// A slash inside of a name is written as npm writes it.
    private static func names(_ target: RequestTarget) -> [String]? {
        var names = target.segments.map { segment in
            segment.split(separator: "/").joined(separator: "%2f")
        }
        if target.isFolder { names.append("index.html") }
        let isHidden = target.segments.contains { segment in
            segment.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        return isHidden ? nil : names
    }

    private func find(_ names: [String]) throws(FileSystemError) -> FoundFile {
        let path = root.appending(names.joined(separator: "/"))
        let file = try OpenFile(withoutLinks: path)
        return FoundFile(
            path: path,
            file: file,
            policy: FilePolicy(names),
            validators: FileValidators(file.status, milliseconds: now().milliseconds)
        )
    }

    /// What failed as an answer: a place that no file can be at is empty, a disk that fails is told.
    private func outcome(_ body: () throws(FileSystemError) -> Answer) -> Answer {
        do throws(FileSystemError) {
            return try body()
        } catch {
            switch error.code {
            case .notFound, .notFolder, .notRegular, .pathMalformed, .denied, .linked:
                return .missing
            default:
                let diagnostic = Diagnostic(
                    code: "registry-unreadable",
                    message: "the registry cannot read its own file at present",
                    hints: ["try again later"]
                )
                return .ready(.refusal(diagnostic, status: 503))
            }
        }
    }

    // MARK: - Serving

    private func serve(
        _ found: FoundFile,
        at path: String,
        to request: ServerRequest
    ) throws(FileSystemError) -> ServerResponse {
        let size = found.file.status.size
        let isFolded = Self.wantsFolding(request, found)
        guard size <= Self.keptSize || isFolded else {
            let content = ServerResponse.Body.file(found.file, range: 0..<size)
            return ServedFile(found, content: content, folded: nil)
                .response(to: request, from: found.file)
        }
        let bytes = try found.file.read()
        let folded =
            found.policy.type.isText && size <= Self.foldingSize
            ? try? Gzip.fold(bytes, name: path) : nil
        let isGain = folded.map { $0.count + 64 < bytes.count } ?? false
        let content =
            size <= Self.keptSize
            ? ServerResponse.Body.bytes(bytes) : .file(found.file, range: 0..<size)
        let file = ServedFile(found, content: content, folded: isGain ? folded : nil)
        cache.keep(file, for: path)
        return file.response(to: request, from: found.file)
    }

    private static func wantsFolding(_ request: ServerRequest, _ found: FoundFile) -> Bool {
        found.policy.type.isText && found.file.status.size <= foldingSize
            && request.headers["range"] == nil && AcceptedEncoding.allowsGzip(request.headers)
    }

    // MARK: - Methods

    private static func isReading(_ request: ServerRequest) -> Bool {
        request.method == "GET" || request.method == "HEAD"
    }

    /// Tells a browser that pages of others may read, and everybody else that nothing else is done here.
    private static func otherMethod(_ request: ServerRequest) -> ServerResponse {
        let methods = [(name: "Allow", value: "GET, HEAD, OPTIONS")]
        guard request.method == "OPTIONS" else {
            let diagnostic = Diagnostic(
                code: "method-not-allowed",
                message: "files of a registry can only be read"
            )
            var response = ServerResponse.refusal(diagnostic, status: 405)
            response.headers += methods
            return response
        }
        return ServerResponse(
            status: 204,
            headers: methods + [
                ("Access-Control-Allow-Origin", "*"),
                ("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS"),
                ("Access-Control-Allow-Headers", "If-None-Match, Range"),
                ("Access-Control-Max-Age", "86400"),
            ]
        )
    }
}
