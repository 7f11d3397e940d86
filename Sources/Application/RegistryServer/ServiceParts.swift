// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSearch
internal import RegistryIndex

/// The parts of a ``RegistryService``, put together.
struct ServiceParts {
    let database: RegistryDatabase
    let accounts: Accounts
    let keeper: StatisticsKeeper
    let follower: FolderFollower
    let reconciler: Reconciler
    let popularity: Popularity
    let search: SearchIndex
    let endpoints: [Endpoint]

    init(_ configuration: ServiceConfiguration, buffer: CountBuffer) {
        let now = configuration.now
        let folder = RegistryFolder(root: configuration.root)
        let builder = RegistryBuilder(
            root: configuration.root,
            readManifest: configuration.readManifest,
            languages: configuration.languages
        )
        let work = BlockingWork(threads: 2)
        database = RegistryDatabase(file: configuration.database, version: configuration.version)
        accounts = Accounts(
            database: database,
            now: now,
            randomness: configuration.randomness
        )
        keeper = StatisticsKeeper(root: configuration.root, database: database, buffer: buffer)
        popularity = Popularity(database: database)
        search = SearchIndex(
            path: configuration.database.parent.appending("search.sqlite")
        )
        follower = FolderFollower(
            folder: folder,
            builder: builder,
            database: database,
            search: search,
            work: work
        )
        let advisories = AdvisoryFiles(root: configuration.root)
        let shelf = AdvisoryShelf(
            files: advisories,
            folder: folder,
            database: database,
            work: work,
            now: now
        )
        reconciler = Reconciler(
            folder: folder,
            builder: builder,
            database: database,
            advisories: advisories,
            follower: follower,
            now: now
        )
        let editor = ReleaseEditor(
            folder: folder,
            builder: builder,
            database: database,
            work: work,
            follower: follower,
            now: now
        )
        let checker = PackageChecker(
            languages: configuration.languages,
            readManifest: configuration.readManifest
        )
        let publisher = Publisher(
            review: PackageReview(
                folder: folder,
                checker: checker,
                popularNames: { [popularity] in popularity.names }
            ),
            builder: builder,
            database: database,
            work: work,
            follower: follower,
            now: now,
            report: configuration.report
        )
        endpoints =
            UserCalls(accounts: accounts).endpoints
            + TokenCalls(accounts: accounts).endpoints
            + PublishCalls(publisher: publisher).endpoints
            + ReleaseCalls(editor: editor).endpoints
            + OwnerCalls(accounts: accounts, editor: editor).endpoints
            + SearchCalls(index: search).endpoints
            + StatisticsCalls(keeper: keeper, editor: editor, now: now).endpoints
            + AdvisoryCalls(shelf: shelf).endpoints
            + DocumentCalls(version: configuration.version).endpoints
    }
}
