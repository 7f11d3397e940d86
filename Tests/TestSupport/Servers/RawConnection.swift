// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A plain TCP connection to a server on loopback, for what no HTTP client would send.
///
/// Waiting is done on a thread of its own: the threads of the runtime are the server's too.
package final class RawConnection: Sendable {
    private let socket: Int32
    private let queue = DispatchQueue(label: "raw-connection")

    /// Connects.
    ///
    /// - Throws: ``Refused`` when nobody listens.
    package init(port: UInt16) throws {
        socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var timeout = timeval(tv_sec: 120, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        _ = unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, size)
        let socket = socket
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            _ = Foundation.close(socket)
            throw Refused()
        }
    }

    deinit {
        _ = Foundation.close(socket)
    }

    /// Nobody listens.
    package struct Refused: Error {}

    /// Sends bytes; what the other side no longer takes is dropped.
    package func send(_ bytes: some Sequence<UInt8>) async {
        let bytes = Array(bytes)
        let socket = socket
        await run {
            var sent = 0
            while sent < bytes.count {
                let count = unsafe bytes[sent...].withUnsafeBytes { buffer in
                    unsafe Foundation.send(
                        socket,
                        buffer.baseAddress,
                        buffer.count,
                        Int32(MSG_NOSIGNAL)
                    )
                }
                guard count > 0 else { return }
                sent += count
            }
        }
    }

    /// Sends text.
    package func send(_ text: String) async {
        await send(text.utf8)
    }

    /// Tells the other side that nothing more will come.
    package func finishSending() {
        _ = shutdown(socket, Int32(SHUT_WR))
    }

    /// At most `limit` bytes, fewer when they end; empty at the end of the connection.
    package func receive(limit: Int = 65_536) async -> [UInt8] {
        let socket = socket
        return await run {
            var bytes = [UInt8](repeating: 0, count: limit)
            let count = unsafe bytes.withUnsafeMutableBytes { buffer in
                unsafe recv(socket, buffer.baseAddress, buffer.count, 0)
            }
            return Array(bytes.prefix(max(0, count)))
        }
    }

    /// Everything until the server ends the connection.
    package func receiveAll() async -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let part = await receive()
            guard !part.isEmpty else { return all }
            all += part
        }
    }

    /// The next answer: its head up to the empty line, and as many bytes as that announces.
    package func receiveAnswer(hasBody: Bool = true) async -> RawAnswer {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            let part = await receive(limit: 1)
            guard !part.isEmpty else { return RawAnswer(bytes) }
            bytes += part
        }
        var missing = hasBody ? RawAnswer(bytes).announcedLength : 0
        while missing > 0 {
            let part = await receive(limit: missing)
            guard !part.isEmpty else { break }
            bytes += part
            missing -= part.count
        }
        return RawAnswer(bytes)
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: work()) }
        }
    }
}
