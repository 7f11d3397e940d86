// SPDX-License-Identifier: Apache-2.0

/// Decides whether the head of a request can be understood in one way only (RFC 9112).
///
/// Where two readings are possible, a proxy in front may have taken the other one and see other
/// requests in the same bytes. Such heads are refused, not repaired.
enum RequestCheck {
    /// The request that `head` makes, without its body, and what it says of that.
    static func check(
        _ head: RequestHead
    ) throws(RequestRejection) -> (request: ServerRequest, body: AnnouncedBody) {
        guard head.isWhole else {
            throw .malformed("a line holds NUL or does not end in CR LF")
        }
        guard !head.method.isEmpty, head.method.utf8.allSatisfy(isTokenByte) else {
            throw .malformed("its method is no word")
        }
        guard head.version == "HTTP/1.1" || head.version == "HTTP/1.0" else { throw .version }
        try checkFields(head)
        let body = try announcedBody(head)
        if let expected = head.headers["expect"], expected.lowercased() != "100-continue" {
            throw .expectation
        }
        return (try request(head), body)
    }

    private static func checkFields(_ head: RequestHead) throws(RequestRejection) {
        for (name, value) in head.headers.fields {
            guard !name.isEmpty, name.utf8.allSatisfy(isTokenByte) else {
                throw .malformed("the name of a header field is no word")
            }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw .malformed("a header field holds control characters")
            }
        }
        let hosts = head.headers.values(of: "host")
        guard hosts.count == 1 || hosts.isEmpty && head.version == "HTTP/1.0" else {
            throw .malformed("it needs one `Host`")
        }
        guard hosts.allSatisfy({ $0.utf8.allSatisfy(isHostByte) }) else {
            throw .malformed("its `Host` is no host")
        }
    }

    private static func announcedBody(
        _ head: RequestHead
    ) throws(RequestRejection) -> AnnouncedBody {
        let lengths = head.headers.values(of: "content-length")
        let codings = head.headers.values(of: "transfer-encoding")
        guard codings.isEmpty || lengths.isEmpty else {
            throw .malformed("it has both `Content-Length` and `Transfer-Encoding`")
        }
        guard lengths.count <= 1, codings.count <= 1 else {
            throw .malformed("it tells the length of its body twice")
        }
        if let coding = codings.first {
            guard head.version == "HTTP/1.1" else {
                throw .malformed("HTTP/1.0 has no `Transfer-Encoding`")
            }
            guard coding.lowercased() == "chunked" else { throw .coding }
            return .chunked
        }
        guard let length = lengths.first else { return .none }
        // `Int` would take a sign.
        guard length.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let count = Int(length) else {
            throw .malformed("its `Content-Length` is no number")
        }
        return count == 0 ? .none : .length(count)
    }

    private static func request(_ head: RequestHead) throws(RequestRejection) -> ServerRequest {
        let place = withoutOrigin(head.target)
        let mark = place.utf8.firstIndex(of: UInt8(ascii: "?")) ?? place.endIndex
        guard let target = RequestTarget(parsing: place[..<mark]) else {
            throw .malformed("its path is not in the one spelling that is taken")
        }
        guard let query = PercentEncoding.decodeQuery(place[mark...].dropFirst()) else {
            throw .malformed("its query is not encoded as one")
        }
        var request = ServerRequest(method: head.method, target: target)
        request.query = query
        request.headers = head.headers
        return request
    }

    /// The path of a target that also names the server, as it is sent to proxies.
    private static func withoutOrigin(_ target: String) -> Substring {
        guard target.lowercased().hasPrefix("http://") else { return target[...] }
        let rest = target.dropFirst("http://".count)
        guard let slash = rest.firstIndex(of: "/") else { return "/" }
        return rest[slash...]
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func isHostByte(_ byte: UInt8) -> Bool {
        isTokenByte(byte) || "[]:".utf8.contains(byte)
    }
}
