// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

// MARK: - Counting what is used, for those who want it

extension Workspace {
    private var usage: UsageBook { UsageBook(home: configuration.home.data) }

    /// Whether events are counted on this machine.
    package var countsUsage: Bool { usage.isOpen }

    /// Switches counting on or off; off forgets what was counted.
    ///
    /// - Throws: ``FileSystemError``.
    package func countUsage(_ isWanted: Bool) throws {
        if isWanted { try usage.open() } else { try usage.close() }
    }

    /// What would be sent, for each registry.
    ///
    /// - Throws: ``UsageBookError``.
    package func usageReports() throws -> [UsageReport] {
        guard usage.isOpen else { throw UsageBookError.off }
        return try usage.read().sorted { $0.key < $1.key }.map { registry, events in
            UsageReport(registry: registry, body: UsageBook.body(of: events), events: events.count)
        }
    }

    /// Sends what was counted to the registries it is about, and forgets what they took.
    ///
    /// A registry that does not take it is told of, and keeps its turn.
    ///
    /// - Throws: ``UsageBookError`` when nothing is counted, or ``FileSystemError``.
    package func sendUsage(of project: Project, isOffline: Bool) async throws -> [UsageReport] {
        guard usage.isOpen else { throw UsageBookError.off }
        let source = try registries(of: project, isOffline: isOffline)
        var sent: [UsageReport] = []
        for (registry, events) in try usage.read().sorted(by: { $0.key < $1.key }) {
            do {
                let reader = try await source.reader(at: RegistryAddress(parsing: registry))
                guard let server = try await reader.server() else {
                    throw UsageBookError.noServer(registry)
                }
                let body = UsageBook.body(of: events)
                try await server.send(statistics: body.encoded(.compact))
                try usage.subtract(events, of: registry)
                sent.append(UsageReport(registry: registry, body: body, events: events.count))
            } catch let error as any DiagnosticError {
                interaction.warn(error.diagnostic)
            }
        }
        return sent
    }

    /// Where a command notes what it does with packages; `nil` where nothing is counted.
    func usageTally() -> UsageTally? { usage.isOpen ? UsageTally() : nil }

    /// Counts what was noted and what a lock says now; what can't be counted is no reason to fail.
    func count(
        _ tally: UsageTally?,
        _ changes: [PackageChange],
        of project: Project
    ) {
        guard let tally, let table = try? RegistryTable(project.manifest) else { return }
        for change in changes {
            guard let package = change.present?.package else { continue }
            if case .changed(let new, let old) = change, new.id == old.id { continue }
            let action: UsageEvent.Action = if case .added = change { .import } else { .update }
            tally.note(action, package.name, package.version)
        }
        var events: [String: [UsageEvent]] = [:]
        for event in tally.events {
            guard let registry = publicRegistry(of: event.package, table) else { continue }
            events[registry, default: []].append(event)
        }
        guard !events.isEmpty else { return }
        try? usage.add(events)
    }

    /// The registry of a package if everybody may know the package: one on the web that asks for no token.
    private func publicRegistry(of package: PackageName, _ table: RegistryTable) -> String? {
        guard case .url(let url)? = try? table.address(of: package),
            table.tokenVariables[url.origin] == nil
        else { return nil }
        return url.description
    }
}
