// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import Synchronization

extension ServerEngine {
    /// The head is there: checks it; what is refused is answered at once, and the connection ends.
    func begin(
        _ exchange: Exchange,
        _ connection: OpaquePointer,
        method: UnsafePointer<CChar>,
        version: UnsafePointer<CChar>
    ) -> MHD_Result {
        let (headers, isWhole) = unsafe RequestFields.read(connection)
        let head = unsafe RequestHead(
            method: String(cString: method),
            target: exchange.target,
            version: String(cString: version),
            headers: headers,
            isWhole: isWhole && exchange.isTargetWhole
        )
        do throws(RequestRejection) {
            guard !isStopping.load(ordering: .relaxed) else { throw .stopping }
            var (request, body) = try RequestCheck.check(head)
            request.id = nextID()
            request.peer = client(of: headers, connected: exchange.connection.peer)
            exchange.request = request
            // An answer in this call, before the library looked for a body, would end the connection.
            let limit = body == .none ? 0 : handler.bodyLimit(for: request)
            if case .length(let length) = body, length > limit {
                throw .bodyTooLarge(limit: limit)
            }
            exchange.stage = .body(limit: limit)
            exchange.connection.expect(by: deadline(bytes: limit))
            return .YES
        } catch {
            return unsafe send(error.response, exchange, connection)
        }
    }

    /// A part of the body is there.
    ///
    /// What is too much is read but not kept, for as long as it is not far too much: a client that is
    /// still sending would not see the answer.
    func receive(_ part: UnsafeRawBufferPointer, _ exchange: Exchange, limit: Int) -> MHD_Result {
        exchange.received += part.count
        guard exchange.received <= limit else {
            exchange.request?.body = []
            return exchange.received <= limit + Self.patience ? .YES : .NO
        }
        unsafe exchange.request?.body.append(contentsOf: part)
        return .YES
    }

    /// The body is there.
    func finishBody(
        _ exchange: Exchange,
        _ connection: OpaquePointer,
        limit: Int
    ) -> MHD_Result {
        guard let request = exchange.request, exchange.received <= limit else {
            let rejection = RequestRejection.bodyTooLarge(limit: limit)
            return unsafe send(rejection.response, exchange, connection)
        }
        return unsafe answer(request, exchange, connection)
    }

    /// Hands an answer to the library.
    func send(
        _ response: ServerResponse,
        _ exchange: Exchange,
        _ connection: OpaquePointer
    ) -> MHD_Result {
        var response = response
        if isStopping.load(ordering: .relaxed) {
            response.headers.removeAll { $0.name == "Connection" }
            response.headers.append(("Connection", "close"))
        }
        let prepared = response.prepared ?? PreparedResponse(response) ?? Self.failure
        guard let prepared else { return .NO }
        exchange.stage = .answered
        exchange.sent = (prepared.status, prepared.length)
        exchange.connection.expect(by: deadline(bytes: prepared.length))
        return unsafe MHD_queue_response(connection, UInt32(prepared.status), prepared.pointer)
    }

    private static let patience = 1 << 20

    /// What is sent when an answer cannot be.
    private static var failure: PreparedResponse? {
        PreparedResponse(ServerResponse(status: 500, headers: [("Connection", "close")]))
    }

    private func answer(
        _ request: ServerRequest,
        _ exchange: Exchange,
        _ connection: OpaquePointer
    ) -> MHD_Result {
        if let response = handler.quickResponse(to: request) {
            return unsafe send(response, exchange, connection)
        }
        exchange.connection.expect(by: nil)
        exchange.request?.body = []
        respond(to: request, exchange)
        return .YES
    }
}
