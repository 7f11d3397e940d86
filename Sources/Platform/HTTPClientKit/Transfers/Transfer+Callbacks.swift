// SPDX-License-Identifier: Apache-2.0

internal import CCurl

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Transfer {
    /// Lets libcurl call this transfer; it must stay alive for as long as the handle is in use.
    func installCallbacks(on handle: EasyHandle) {
        unsafe handle.check(
            ccurl_set_callbacks(
                handle.pointer,
                headerArrived,
                bytesArrived,
                openSocket,
                Unmanaged.passUnretained(self).toOpaque()
            )
        )
        guard progress != nil else { return }
        unsafe handle.check(
            ccurl_set_progress(
                handle.pointer,
                bytesSent,
                Unmanaged.passUnretained(self).toOpaque()
            )
        )
    }

    /// Takes one header line; whether the exchange goes on.
    fileprivate func take(headerLine line: UnsafeRawBufferPointer) -> Bool {
        headerBytes += line.count
        guard headerBytes <= limits.headerBytes else {
            refusal = .tooLarge(limit: limits.headerBytes)
            return false
        }
        let text =
            unsafe String(decoding: line, as: UTF8.self)
            .split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        if text.isEmpty {
            // An interim answer (1xx) is followed by the real one.
            areHeadersComplete = handle.map { $0.number(CURLINFO_RESPONSE_CODE) >= 200 } ?? true
        } else if text.hasPrefix("HTTP/"), !areHeadersComplete {
            headers = HTTPHeaders()
        } else if !areHeadersComplete, let parts = text.splitOnce(":") {
            headers.append(parts.after.trimmed, for: parts.before)
        }
        return true
    }

    /// Takes a piece of the expanded body; whether the exchange goes on.
    fileprivate func take(bodyBytes bytes: UnsafeRawBufferPointer) -> Bool {
        guard body.count + bytes.count <= limits.bodyBytes else {
            refusal = .tooLarge(limit: limits.bodyBytes)
            return false
        }
        unsafe body.append(contentsOf: bytes)
        return true
    }

    /// Opens a socket to the address, or refuses the address.
    ///
    /// Where the proxy is has been the user's own decision.
    fileprivate func makeSocket(to address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        // `addr` is declared shorter than an IPv6 address; what is behind it is as long as it says.
        let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 16
        let raw = unsafe UnsafeRawBufferPointer(
            start: UnsafeRawPointer(address) + offset,
            count: Int(address.pointee.addrlen)
        )
        if proxy == nil {
            let found = unsafe IPAddress(raw)
            guard let found, policy.allows(found) else {
                refusedAddress = found
                return CURL_SOCKET_BAD
            }
        }
        #if os(Linux)
            let flags = Int32(SOCK_CLOEXEC.rawValue)
        #else
            let flags: Int32 = 0
        #endif
        return unsafe socket(
            address.pointee.family,
            address.pointee.socktype | flags,
            address.pointee.protocol
        )
    }
}

extension String {
    /// The text without spaces and tabs at its ends.
    fileprivate var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let start = drop(while: isBlank)
        return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
    }
}

// MARK: - The functions that libcurl calls

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe context.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

/// Anything but the count that was offered stops the exchange.
private func headerArrived(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let line = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    return unsafe transfer(context)?.take(headerLine: line) == true ? line.count : 0
}

private func bytesArrived(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ size: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    let piece = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
    // Nothing was taken of nothing, so an empty piece cannot say whether to go on.
    return unsafe transfer(context)?.take(bodyBytes: piece) == true ? piece.count : -1
}

private func openSocket(
    _ context: UnsafeMutableRawPointer?,
    _ purpose: curlsocktype,
    _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let transfer = unsafe transfer(context), let address = unsafe address else {
        return CURL_SOCKET_BAD
    }
    return unsafe transfer.makeSocket(to: address)
}

/// Anything but 0 would stop the exchange.
private func bytesSent(
    _ context: UnsafeMutableRawPointer?,
    _ allReceived: curl_off_t,
    _ received: curl_off_t,
    _ all: curl_off_t,
    _ sent: curl_off_t
) -> Int32 {
    if all > 0 { unsafe transfer(context)?.progress?(Int(sent), Int(all)) }
    return 0
}
