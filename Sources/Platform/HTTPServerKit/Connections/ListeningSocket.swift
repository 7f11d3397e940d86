// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A socket at which connections arrive.
struct ListeningSocket: ~Copyable {
    let number: Int32

    /// The port, also when the system chose it.
    let port: UInt16

    /// Binds a socket and begins to listen.
    init(address: String, port: UInt16) throws(ServerError) {
        let place = address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE
        #if canImport(Glibc)
            unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            unsafe hints.ai_socktype = SOCK_STREAM
        #endif
        var found: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(address, "\(port)", &hints, &found) == 0,
            let entry = unsafe found
        else { throw .addressMalformed(place) }
        defer { unsafe freeaddrinfo(found) }
        let number = unsafe socket(entry.pointee.ai_family, entry.pointee.ai_socktype, 0)
        guard number >= 0 else { throw .failed(reason: Self.words(errno)) }
        _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK)
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        _ = unsafe setsockopt(number, SOL_SOCKET, SO_REUSEADDR, &yes, size)
        guard unsafe bind(number, entry.pointee.ai_addr, entry.pointee.ai_addrlen) == 0,
            listen(number, 1024) == 0
        else {
            let failure = Self.failure(errno, place)
            _ = close(number)
            throw failure
        }
        self.number = number
        self.port = Self.port(of: number)
    }

    /// Refuses new connections; those that were taken live on.
    func refuse() {
        _ = shutdown(number, Int32(SHUT_RDWR))
    }

    deinit {
        _ = close(number)
    }

    private static func port(of number: Int32) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
                // The port stands at the same place in addresses of both families.
                _ = unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe getsockname(number, $0, &length)
                }
                return unsafe UInt16(bigEndian: address.pointee.sin6_port)
            }
        }
    }

    private static func failure(_ number: Int32, _ place: String) -> ServerError {
        switch number {
        case EADDRINUSE: .addressInUse(place)
        case EACCES, EPERM: .addressDenied(place)
        case EADDRNOTAVAIL: .addressForeign(place)
        default: .failed(reason: words(number))
        }
    }

    private static func words(_ number: Int32) -> String {
        unsafe String(cString: strerror(number)).lowercased()
    }
}
