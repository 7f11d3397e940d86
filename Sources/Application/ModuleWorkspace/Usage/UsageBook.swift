// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel

/// The counted events of this machine, for each registry on its own.
///
/// The file is there exactly as long as its user wants events to be counted: whether it exists is the only question
/// that others ask. It holds names of packages and numbers, and nothing about the machine or its user.
struct UsageBook: Sendable {
    /// More different events of one registry are not counted: what is sent stays small.
    static let eventLimit = 1_000

    /// Counting one event ends there.
    private static let countLimit = 1_000_000

    private static let sizeLimit = 8 << 20

    private let path: FilePath

    /// The events of one registry.
    typealias Events = [UsageEvent: Int]

    /// The book below the data folder `home`.
    init(home: FilePath) {
        path = home.appending("usage.json")
    }

    /// Whether events are counted.
    var isOpen: Bool { FileSystem.kind(of: path) == .file }

    /// Begins to count, from nothing; what was counted stays where it was on already.
    func open() throws {
        guard !isOpen else { return }
        try FileSystem.createFolders(path.parent, mode: 0o700)
        try hold { try write([:]) }
    }

    /// Ends counting, and forgets what was counted.
    func close() throws {
        guard isOpen else { return }
        try hold { try FileSystem.remove(path) }
    }

    /// What was counted, by the address of the registry.
    ///
    /// - Throws: `usage-malformed`, or ``FileSystemError``.
    func read() throws -> [String: Events] {
        let bytes = try FileSystem.read(path, limit: Self.sizeLimit)
        let source = SourceText(name: path.string, bytes: bytes)
        let document = try JSONDocument(parsing: source)
        guard document.root["tenonUsage"]?.integer == 1,
            let registries = document.root["registries"]?.members
        else { throw UsageBookError.malformed(path.string) }
        var all: [String: Events] = [:]
        for registry in registries {
            var events: Events = [:]
            guard let elements = registry.value.elements else {
                throw UsageBookError.malformed(path.string)
            }
            for element in elements {
                guard let (event, count) = Self.event(element) else {
                    throw UsageBookError.malformed(path.string)
                }
                events[event] = count
            }
            all[registry.key] = events
        }
        return all
    }

    /// Counts events of a registry; nothing when counting was switched off meanwhile.
    func add(_ events: [String: [UsageEvent]]) throws {
        guard isOpen else { return }
        try hold {
            var all = try read()
            for (registry, new) in events {
                var counts = all[registry] ?? [:]
                for event in new where counts[event] != nil || counts.count < Self.eventLimit {
                    counts[event] = min((counts[event] ?? 0) + 1, Self.countLimit)
                }
                all[registry] = counts
            }
            try write(all)
        }
    }

    /// Takes off what was sent; what was counted meanwhile stays.
    func subtract(_ sent: Events, of registry: String) throws {
        guard isOpen else { return }
        try hold {
            var all = try read()
            var counts = all[registry] ?? [:]
            for (event, count) in sent {
                let left = (counts[event] ?? 0) - count
                counts[event] = left > 0 ? left : nil
            }
            all[registry] = counts.isEmpty ? nil : counts
            try write(all)
        }
    }

    /// Events as they are sent: the body of `POST /statistics`.
    static func body(of events: Events) -> JSONValue {
        let sorted = events.sorted { $0.key < $1.key }
        return ["events": .array(sorted.map { value(of: $0.key, count: $0.value) })]
    }

    // MARK: The file

    private func write(_ all: [String: Events]) throws {
        let registries = all.mapValues { events in
            let sorted = events.sorted { $0.key < $1.key }
            return JSONValue.array(sorted.map { Self.value(of: $0.key, count: $0.value) })
        }
        let value: JSONValue = ["tenonUsage": 1, "registries": .object(registries)]
        try FileSystem.writeAtomically(value.encoded(.lines), to: path, mode: 0o600)
    }

    private func hold<Result>(_ body: () throws -> Result) throws -> Result {
        let lock = try FileLock(
            path.parent.appending("usage.lock"),
            mode: .exclusive,
            timeout: .seconds(5)
        )
        return try withExtendedLifetime(lock) { try body() }
    }

    private static func value(of event: UsageEvent, count: Int) -> JSONValue {
        [
            "package": .string(event.package.description),
            "version": .string(event.version.description),
            "event": .string(event.action.rawValue),
            "count": .integer(Int64(count)),
        ]
    }

    private static func event(_ element: JSONElement) -> (UsageEvent, Int)? {
        guard let name = element["package"]?.string, let text = element["version"]?.string,
            let package = try? PackageName(parsing: name),
            let version = try? Version(parsing: text),
            let action = element["event"]?.string.flatMap(UsageEvent.Action.init(rawValue:)),
            let count = element["count"]?.integer, count > 0
        else { return nil }
        return (
            UsageEvent(package: package, version: version, action: action), Int(clamping: count)
        )
    }
}
