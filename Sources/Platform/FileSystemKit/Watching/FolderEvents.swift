// SPDX-License-Identifier: Apache-2.0

internal import Dispatch
internal import Synchronization

#if os(Linux)
    internal import Glibc

    /// What happens to the files of some folders, as the kernel tells it (inotify).
    final class FolderEvents: Sendable {
        private let descriptor: Int32
        private let folders = Mutex<[Int32: FilePath]>([:])
        // SAFETY: sources of Dispatch may be used on any thread.
        private nonisolated(unsafe) let source: any DispatchSourceRead

        private static let events = UInt32(
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE
        )

        init(queue: DispatchQueue) throws(FileSystemError) {
            descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
            guard descriptor >= 0 else {
                throw FileSystemError(operation: "watch", path: .root)
            }
            let descriptor = descriptor
            unsafe source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            unsafe source.setCancelHandler { close(descriptor) }
        }

        deinit {
            unsafe source.cancel()
        }

        /// Begins to tell: files that something happened to, or `nil` when events were lost.
        func start(_ report: @escaping @Sendable (FilePath?) -> Void) {
            unsafe source.setEventHandler { [weak self] in self?.read(report) }
            unsafe source.activate()
        }

        func watch(_ wanted: Set<FilePath>) throws(FileSystemError) {
            var watched: [Int32: FilePath] = [:]
            for folder in wanted.sorted(by: { $0.string < $1.string }) {
                let number = unsafe inotify_add_watch(descriptor, folder.string, Self.events)
                if number < 0, errno == ENOENT || errno == ENOTDIR { continue }
                guard number >= 0 else {
                    throw FileSystemError(operation: "watch", path: folder)
                }
                watched[number] = folder
            }
            let dropped = folders.withLock { folders -> [Int32] in
                defer { folders = watched }
                return folders.keys.filter { watched[$0] == nil }
            }
            for number in dropped { _ = inotify_rm_watch(descriptor, number) }
        }

        private func read(_ report: (FilePath?) -> Void) {
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return }
            var rest = buffer[..<count]
            while let event = Event(&rest) {
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { report(nil) }
                guard let folder = folders.withLock({ $0[event.folder] }), !event.name.isEmpty
                else { continue }
                report(folder.appending(event.name))
            }
        }

        /// One of the events in a buffer (`man 7 inotify`).
        private struct Event {
            let folder: Int32
            let mask: UInt32
            let name: String

            init?(_ bytes: inout ArraySlice<UInt8>) {
                guard bytes.count >= 16 else { return nil }
                func number(_ offset: Int) -> UInt32 {
                    bytes.dropFirst(offset).prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) }
                }
                folder = Int32(bitPattern: number(0))
                mask = number(4)
                let length = Int(number(12))
                name = String(
                    decoding: bytes.dropFirst(16).prefix(length).prefix { $0 != 0 },
                    as: UTF8.self
                )
                bytes = bytes.dropFirst(16 + length)
            }
        }
    }
#else
    /// What happens to the files of some folders, found out by looking again and again; not tried on any machine.
    final class FolderEvents: Sendable {
        private struct Look: Hashable {
            let size: Int
            let time: Int64
        }

        private let looks = Mutex<[FilePath: [FilePath: Look]]>([:])
        // SAFETY: sources of Dispatch may be used on any thread.
        private nonisolated(unsafe) let timer: any DispatchSourceTimer

        init(queue: DispatchQueue) throws(FileSystemError) {
            unsafe timer = DispatchSource.makeTimerSource(queue: queue)
            unsafe timer.schedule(deadline: .now(), repeating: .milliseconds(300))
        }

        deinit {
            unsafe timer.cancel()
        }

        func start(_ report: @escaping @Sendable (FilePath?) -> Void) {
            unsafe timer.setEventHandler { [weak self] in self?.look(report) }
            unsafe timer.activate()
        }

        func watch(_ wanted: Set<FilePath>) throws(FileSystemError) {
            looks.withLock { looks in
                looks = Dictionary(
                    wanted.map { ($0, looks[$0] ?? Self.look(into: $0)) }
                ) { first, _ in first }
            }
        }

        private func look(_ report: (FilePath?) -> Void) {
            let changed = looks.withLock { looks in
                looks.keys.flatMap { folder -> [FilePath] in
                    let before = looks[folder] ?? [:]
                    let now = Self.look(into: folder)
                    looks[folder] = now
                    return Set(before.keys).union(now.keys).filter { before[$0] != now[$0] }
                }
            }
            for file in changed { report(file) }
        }

        private static func look(into folder: FilePath) -> [FilePath: Look] {
            var found: [FilePath: Look] = [:]
            for name in (try? FileSystem.list(folder)) ?? [] {
                let path = folder.appending(name)
                guard let status = try? FileSystem.status(of: path) else { continue }
                found[path] = Look(
                    size: status.size,
                    time: status.modifiedNanoseconds
                )
            }
            return found
        }
    }
#endif
