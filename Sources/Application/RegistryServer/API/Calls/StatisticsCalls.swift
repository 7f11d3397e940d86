// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import SQLiteKit

/// How often packages are fetched and liked.
struct StatisticsCalls: Sendable {
    private static let bodyLimit = 256 << 10
    private static let eventLimit = 1000

    let keeper: StatisticsKeeper
    let editor: ReleaseEditor
    let now: @Sendable () -> Timestamp

    var endpoints: [Endpoint] {
        let package = "/packages/@{scope}/{name}"
        return [
            Endpoint("GET", package + "/statistics", access: .anyone, answer: statistics),
            Endpoint(
                "POST",
                "/statistics",
                access: .anyone,
                bodyLimit: Self.bodyLimit,
                answer: report
            ),
            Endpoint("PUT", package + "/star", answer: { try await star($0, isStarred: true) }),
            Endpoint("DELETE", package + "/star", answer: { try await star($0, isStarred: false) }),
        ]
    }

    private func statistics(_ call: APICall) async throws -> ServerResponse {
        let package = try call.package
        let days = try call.number("days", in: 1...3660, standard: 3660)
        _ = try await editor.index(of: package)
        var statistics = try await keeper.statistics(of: package)
        let start = Timestamp(milliseconds: (now().day - Int64(days) + 1) * 86_400_000)
        if let first = Day(start) {
            statistics.downloads = statistics.downloads.filter { $0.key >= first }
        }
        return .json(RegistryCodec.value(of: statistics))
    }

    /// Counts what clients report; nothing says who they are, and the database is not waited for.
    private func report(_ call: APICall) async throws -> ServerResponse {
        var body = try JSONBody(call)
        let day = now().day
        let events = try body.objects("events", limit: Self.eventLimit) { event in
            let package = try PackageName(parsing: event.line("package", 1...200))
            let version = try APIValues.version(event.line("version", 1...128))
            let word = try event.line("event", 1...20)
            guard let action = ClientEvent.Action(rawValue: word) else {
                throw APIError.body("`event` is none of those that are counted")
            }
            let count = try event.number("count", 1...10_000)
            let what = ClientEvent(package: package, version: version, action: action, day: day)
            return (what, count)
        }
        try body.finish()
        for (event, count) in events { keeper.buffer.count(event, times: count) }
        return ServerResponse(status: 204)
    }

    private func star(_ call: APICall, isStarred: Bool) async throws -> ServerResponse {
        let package = try call.package
        let account = try call.caller.account
        _ = try await editor.index(of: package)
        try await keeper.database.write { database in
            let count = try database.run(
                isStarred
                    ? "INSERT OR IGNORE INTO star (package, account) VALUES (?, ?)"
                    : "DELETE FROM star WHERE package = ? AND account = ?",
                .text(package.description),
                .text(account.description)
            )
            if count > 0 { try CountTables.noteChange(of: package.description, in: database) }
        }
        return ServerResponse(status: 204)
    }
}
