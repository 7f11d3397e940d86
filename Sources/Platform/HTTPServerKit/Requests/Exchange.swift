// SPDX-License-Identifier: Apache-2.0

internal import CMicroHTTPD
internal import Synchronization

/// One request and its answer.
@safe final class Exchange: @unchecked Sendable {
    /// How far it is, as the thread of the connection sees it.
    enum Stage {
        /// The head was not read to its end.
        case head
        /// The body is read.
        case body(limit: Int)
        /// The handler works.
        case waiting
        /// The answer was handed over.
        case answered
    }

    private enum Answer {
        case awaited
        case ready(ServerResponse)
        case taken
    }

    let target: String
    let isTargetWhole: Bool
    let connection: ServerConnection
    let started = ContinuousClock.now

    // SAFETY: `stage`, `request`, `received` and `sent` are used only in callbacks of the one thread that serves
    // the connection; `answer` has a lock. The pointer is used only while the library keeps the request:
    // it does not end one that is suspended, and `answer` lets it be resumed once.
    var stage = Stage.head
    var request: ServerRequest?
    var received = 0
    var sent: (status: Int, length: Int) = (0, 0)
    private let pointer: OpaquePointer
    private let answer = Mutex(Answer.awaited)

    init(target: UnsafePointer<CChar>, of pointer: OpaquePointer, on connection: ServerConnection) {
        self.target = unsafe String(cString: target)
        isTargetWhole = unsafe cmhd_is_whole_target(target) != 0
        unsafe self.pointer = pointer
        self.connection = connection
    }

    /// Lets the connection rest until the answer is there; called on its thread.
    func suspend() {
        stage = .waiting
        unsafe MHD_suspend_connection(pointer)
    }

    /// Hands the answer over, from any thread; all but the first are dropped.
    func resolve(_ response: ServerResponse) {
        let isFirst = answer.withLock { answer in
            guard case .awaited = answer else { return false }
            answer = .ready(response)
            return true
        }
        if isFirst { unsafe MHD_resume_connection(pointer) }
    }

    /// The answer, once.
    func takeAnswer() -> ServerResponse? {
        answer.withLock { answer in
            guard case .ready(let response) = answer else { return nil }
            answer = .taken
            return response
        }
    }
}
