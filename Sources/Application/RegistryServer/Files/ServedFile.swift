// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import HTTPServerKit

/// One content of one file, with the answers that it gives.
final class ServedFile: Sendable {
    let path: FilePath
    let status: FileStatus
    let policy: FilePolicy
    let validators: FileValidators

    /// The answer with all bytes as they are.
    let plain: ServerResponse

    /// The answer with folded bytes; `nil` when nothing is gained.
    let folded: ServerResponse?

    /// The answer to those who have the content.
    let unchanged: ServerResponse

    /// The memory that it takes.
    let cost: Int

    /// Describes a file whose content is `content`, and what folding made of its bytes.
    init(_ found: FoundFile, content: ServerResponse.Body, folded: [UInt8]?) {
        path = found.path
        status = found.file.status
        policy = found.policy
        validators = found.validators
        let shared = Self.headers(found.policy, found.validators)
        let tagged = shared + [("ETag", found.validators.tag)]
        plain = Self.prepared(200, tagged + Self.typed(found.policy), content)
        unchanged = Self.prepared(304, tagged, .none)
        self.folded = folded.map { bytes in
            let headers = shared + [("ETag", found.validators.foldedTag)] + Self.typed(found.policy)
            return Self.prepared(200, headers + [("Content-Encoding", "gzip")], .bytes(bytes))
        }
        let bytes = if case .bytes(let bytes) = content { bytes.count } else { 0 }
        // What else there is for each file: texts, answers, places in tables.
        cost = bytes + (folded?.count ?? 0) + 4096
    }

    /// Answers a request for this file.
    func response(to request: ServerRequest, from file: OpenFile?) -> ServerResponse {
        let headers = request.headers
        if validators.areKnown(to: headers) { return unchanged }
        if let range = headers["range"], validators.allowPart(headers) {
            return part(ByteRange(range, size: status.size), from: file)
        }
        guard let folded, AcceptedEncoding.allowsGzip(headers) else { return plain }
        return folded
    }

    private func part(_ range: ByteRange, from file: OpenFile?) -> ServerResponse {
        switch range {
        case .whole: return plain
        case .unsatisfiable:
            let headers = [(name: "Content-Range", value: "bytes */\(status.size)")]
            return ServerResponse(status: 416, headers: plain.headers + headers)
        case .part(let range):
            let body: ServerResponse.Body
            switch plain.body {
            case .bytes(let bytes): body = .bytes(Array(bytes[range]))
            case .file(let own, _): body = .file(file ?? own, range: range)
            case .none: body = .none
            }
            let place = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(status.size)"
            return ServerResponse(
                status: 206,
                headers: plain.headers + [("Content-Range", place)],
                body: body
            )
        }
    }

    private static func prepared(
        _ status: Int,
        _ headers: [(name: String, value: String)],
        _ body: ServerResponse.Body
    ) -> ServerResponse {
        var response = ServerResponse(status: status, headers: headers, body: body)
        response.prepare()
        return response
    }

    /// What each answer says, 304 included.
    private static func headers(
        _ policy: FilePolicy,
        _ validators: FileValidators
    ) -> [(name: String, value: String)] {
        var headers = [
            (name: "Cache-Control", value: policy.cacheControl),
            (name: "Access-Control-Allow-Origin", value: "*"),
        ]
        if let seconds = validators.seconds {
            headers.append(("Last-Modified", HTTPDate.text(seconds: seconds)))
        }
        if policy.type.isText { headers.append(("Vary", "Accept-Encoding")) }
        return headers
    }

    private static func typed(_ policy: FilePolicy) -> [(name: String, value: String)] {
        var headers = [
            (name: "Content-Type", value: policy.type.text),
            (name: "X-Content-Type-Options", value: "nosniff"),
            (name: "Accept-Ranges", value: "bytes"),
        ]
        if let text = policy.contentPolicy { headers.append(("Content-Security-Policy", text)) }
        return headers
    }
}
