// SPDX-License-Identifier: Apache-2.0

import HTTPServerKit
import Synchronization
import TestSupport

/// Answers at once, later, or when the test opens the gate.
final class TestHandler: RequestHandler {
    static let limit = 1000
    let gate = Gate()

    func bodyLimit(for request: ServerRequest) -> Int {
        request.path == "/large" ? 64 << 20 : Self.limit
    }

    func quickResponse(to request: ServerRequest) -> ServerResponse? {
        guard request.segments.first == "quick" else { return nil }
        return ServerResponse(status: 200, body: .bytes(Array("quick".utf8)))
    }

    func respond(to request: ServerRequest) async -> ServerResponse {
        switch request.segments.first {
        case "gate": await gate.wait()
        case "big":
            return ServerResponse(status: 200, body: .bytes(.init(repeating: 1, count: 16 << 20)))
        case "bad": return ServerResponse(status: 200, headers: [("X-Name", "a\r\nb: c")])
        default: break
        }
        let text =
            "\(request.method) \(request.segments) \(request.query.map { "\($0.name)=\($0.value)" })"
            + " \(request.body.count) \(request.peer)"
        return ServerResponse(
            status: 200,
            headers: [("Content-Type", "text/plain")],
            body: .bytes(Array(text.utf8))
        )
    }
}

/// Lets those who wait go on when it is opened.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>(
        (false, [])
    )

    /// The number of those who wait.
    var waitingCount: Int { state.withLock { $0.waiting.count } }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
