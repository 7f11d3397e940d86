// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A running child with pipes to its three standard streams.
///
/// The parent's ends do not block and are closed on exec, the child gets no other descriptor, so
/// that tests running side by side cannot keep one another's pipes open.
struct SpawnedProcess {
    let pid: pid_t
    var input: Int32
    var output: Int32
    var errors: Int32

    init(
        _ program: String,
        _ arguments: [String],
        environment: [String: String]?,
        currentDirectory: String?
    ) throws {
        let pipes = try (0..<3).map { _ in try Pipe() }
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[0].reader, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[1].writer, 1)
        unsafe posix_spawn_file_actions_adddup2(&actions, pipes[2].writer, 2)
        if let currentDirectory { unsafe SpawnExtras.changeFolder(&actions, currentDirectory) }
        unsafe SpawnExtras.closeOthers(&actions)
        let variables = environment?.map { "\($0.key)=\($0.value)" }.sorted()
        let result = unsafe CStrings.with([program] + arguments) { argv in
            guard let variables else {
                return unsafe Self.spawn(program, &actions, argv, environ)
            }
            return unsafe CStrings.with(variables) { envp in
                unsafe Self.spawn(program, &actions, argv, envp)
            }
        }
        close(pipes[0].reader)
        close(pipes[1].writer)
        close(pipes[2].writer)
        (input, output, errors) = (pipes[0].writer, pipes[1].reader, pipes[2].reader)
        pid = result.pid
        guard result.status == 0 else {
            closeAll()
            throw SpawnFailure(program: program, status: result.status)
        }
        for descriptor in [input, output, errors] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }

    private static func spawn(
        _ program: String,
        _ actions: inout posix_spawn_file_actions_t,
        _ argv: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>,
        _ envp: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> (status: Int32, pid: pid_t) {
        // A test runner may ignore or block signals; the child must start with the defaults.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        var all = sigset_t()
        unsafe sigemptyset(&none)
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        var pid: pid_t = 0
        let status = unsafe posix_spawn(&pid, program, &actions, &attributes, argv, envp)
        return (status, pid)
    }

    mutating func closeInput() {
        guard input >= 0 else { return }
        close(input)
        input = -1
    }

    mutating func closeAll() {
        closeInput()
        for descriptor in [output, errors] where descriptor >= 0 { close(descriptor) }
        (output, errors) = (-1, -1)
    }

    /// The end of the child, once it has ended.
    func status(waiting: Bool) -> ChildProgram.Status? {
        var raw: Int32 = 0
        var result: pid_t
        repeat {
            result = unsafe waitpid(pid, &raw, waiting ? 0 : WNOHANG)
        } while result < 0 && errno == EINTR
        guard result == pid else { return result < 0 ? .exited(-1) : nil }
        let signal = raw & 0x7F
        return signal == 0 ? .exited(raw >> 8 & 0xFF) : .signalled(signal)
    }

    private struct Pipe {
        let reader: Int32
        let writer: Int32

        init() throws {
            var ends: [Int32] = [-1, -1]
            guard unsafe pipe(&ends) == 0 else {
                throw SpawnFailure(program: "pipe", status: errno)
            }
            (reader, writer) = (ends[0], ends[1])
            _ = fcntl(reader, F_SETFD, FD_CLOEXEC)
            _ = fcntl(writer, F_SETFD, FD_CLOEXEC)
        }
    }
}

/// A child could not be started.
package struct SpawnFailure: Error, CustomStringConvertible {
    let program: String
    let status: Int32

    /// The program with the system's words.
    package var description: String { unsafe "\(program): \(String(cString: strerror(status)))" }
}

/// Arrays of C strings that end with a null pointer.
private enum CStrings {
    static func with<Result>(
        _ strings: [String],
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
        defer { for index in strings.indices { unsafe free(pointers[index]) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            // The buffer holds at least the null pointer, so it has a base address.
            guard let base = buffer.baseAddress else { preconditionFailure("an empty buffer") }
            return unsafe body(base)
        }
    }
}

/// What the C library can do on spawning, but the module map of Swift does not show.
private enum SpawnExtras {
    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>

    static func changeFolder(_ actions: inout posix_spawn_file_actions_t, _ folder: String) {
        typealias Function = @convention(c) (Actions, UnsafePointer<CChar>) -> Int32
        guard let symbol = unsafe find("posix_spawn_file_actions_addchdir_np") else { return }
        unsafe _ = unsafeBitCast(symbol, to: Function.self)(&actions, folder)
    }

    static func closeOthers(_ actions: inout posix_spawn_file_actions_t) {
        typealias Function = @convention(c) (Actions, Int32) -> Int32
        guard let symbol = unsafe find("posix_spawn_file_actions_addclosefrom_np") else { return }
        unsafe _ = unsafeBitCast(symbol, to: Function.self)(&actions, 3)
    }

    private static func find(_ name: String) -> UnsafeMutableRawPointer? {
        unsafe dlsym(dlopen(nil, RTLD_NOW), name)
    }
}
