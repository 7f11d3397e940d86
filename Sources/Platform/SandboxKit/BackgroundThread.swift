// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A thread of its own for work that blocks, which must not hold a thread of the cooperative pool.
enum BackgroundThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread.
    ///
    /// - Throws: ``SandboxError`` when the system has no more threads.
    static func run(_ body: @escaping @Sendable () -> Void) throws(SandboxError) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        #if canImport(Glibc)
            var thread = pthread_t()
        #else
            var thread: pthread_t?
        #endif
        let number = unsafe pthread_create(
            &thread,
            nil,
            { argument in
                // On Linux the argument has the type of an optional, on macOS not.
                let pointer: UnsafeMutableRawPointer? = unsafe argument
                guard let pointer = unsafe pointer else { return nil }
                unsafe Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            },
            work.toOpaque()
        )
        guard number == 0 else {
            unsafe work.release()
            throw .system("start a thread", number)
        }
        #if canImport(Glibc)
            pthread_detach(thread)
        #else
            if let thread { pthread_detach(thread) }
        #endif
    }
}
