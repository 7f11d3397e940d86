// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import HTTPServerKit
internal import ModuleModel
internal import ModuleSearch
internal import RegistryIndex
internal import RegistrySite
internal import SQLiteKit
internal import Synchronization

/// What a registry's server does beside handing out files: accounts, publishing, search, counts.
///
/// Start it once, ``run()`` it beside the server, ``stop()`` it after the server.
package final class RegistryService: RequestHandler {
    private let configuration: ServiceConfiguration
    private let database: RegistryDatabase
    private let accounts: Accounts
    private let buffer = CountBuffer()
    private let keeper: StatisticsKeeper
    private let follower: FolderFollower
    private let reconciler: Reconciler
    private let router: Router
    private let popularity: Popularity
    private let search: SearchIndex

    /// Puts the parts together; nothing is opened yet.
    package init(_ configuration: ServiceConfiguration) {
        self.configuration = configuration
        let parts = ServiceParts(configuration, buffer: buffer)
        database = parts.database
        accounts = parts.accounts
        keeper = parts.keeper
        follower = parts.follower
        reconciler = parts.reconciler
        popularity = parts.popularity
        search = parts.search
        let authentication = Authentication(
            accounts: parts.accounts,
            buffer: buffer,
            now: configuration.now
        )
        router = Router(
            parts.endpoints,
            authenticate: { try await authentication.caller(of: $0) },
            report: configuration.report
        )
    }

    // MARK: Requests

    /// The calls that there are: method, and path below `/api/v1` as OpenAPI writes it.
    package var calls: [(method: String, path: String)] { router.calls }

    /// Below which path it answers.
    package static let path = Router.root

    /// How many bytes of body a request may have.
    package func bodyLimit(for request: ServerRequest) -> Int { router.bodyLimit(for: request) }

    /// Answers a request below `/api/v1`.
    package func respond(to request: ServerRequest) async -> ServerResponse {
        await router.respond(to: request)
    }

    /// The refusal for who shows no valid token, as a private registry answers it; `nil` for who does.
    package func refusalWithoutToken(_ request: ServerRequest) async -> ServerResponse? {
        await router.refusalWithoutToken(request)
    }

    /// Counts a file that was handed out, if it is what somebody gets who uses a version; never waits.
    ///
    /// Call it for complete answers alone: not for parts of a file, and not for 304.
    package func countDownload(ofFile segments: [String]) {
        guard let subject = DownloadedFile.subject(of: segments) else { return }
        buffer.count(subject, at: configuration.now())
    }

    /// The registry as its site shows it: packages are found as ``respond(to:)`` finds them.
    package var library: ServedLibrary {
        ServedLibrary(folder: FolderLibrary(root: configuration.root), index: search)
    }

    // MARK: Life

    /// Opens the database, ends what a server that was killed has begun, and makes the account that runs
    /// the registry when there is none.
    ///
    /// - Returns: the token of that account, to be shown once; `nil` when there was one already.
    /// - Throws: `SQLiteError`, `FileSystemError`.
    package func start() async throws -> IssuedToken? {
        try await database.open()
        for trouble in try await reconciler.run() { configuration.report(trouble) }
        return try await accounts.createAdministrator(configuration.administrator)
    }

    /// Makes another token for the account that runs the registry, for who has lost theirs.
    package func recoverAdministrator() async throws -> IssuedToken {
        try await accounts.issueToken(to: configuration.administrator)
    }

    /// Does what has to be done now and then, until it is cancelled.
    package func run() async {
        let loop = MaintenanceLoop(
            keeper: keeper,
            follower: follower,
            popularity: popularity,
            report: configuration.report
        )
        await loop.run()
    }

    /// Writes everything down that is only in memory.
    package func stop() async {
        do {
            try await keeper.flush()
            try await keeper.writeFiles()
            try await follow()
        } catch {
            configuration.report(Diagnostic(of: error))
        }
    }

    /// Whether the database answers.
    package var hasDatabase: Bool {
        get async {
            let answer = try? await database.read { database in
                try database.row("SELECT count(*) FROM account") { (row) throws(SQLiteError) in
                    try row.integer(0)
                }
            }
            return answer != nil
        }
    }

    private func follow() async throws {
        for trouble in try await follower.catchUp() { configuration.report(trouble) }
    }

    /// Brings lists and search up to date at once; tests use it, servers leave it to ``run()``.
    package func catchUp() async throws {
        try await follower.scan()
        try await follow()
        try await follower.fillSearch()
        try await keeper.flush()
        try await keeper.writeFiles()
    }
}
