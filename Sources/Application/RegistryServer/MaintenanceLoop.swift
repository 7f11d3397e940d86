// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// What a server does now and then beside answering.
struct MaintenanceLoop: Sendable {
    private static let beat = Duration.seconds(1)

    /// Every how many beats something is done.
    private enum Rhythm {
        static let counts = 5
        static let files = 60
        static let folder = 600
    }

    let keeper: StatisticsKeeper
    let follower: FolderFollower
    let popularity: Popularity
    let report: @Sendable (Diagnostic) -> Void

    /// Works until it is cancelled.
    func run() async {
        var trouble: [String: String] = [:]
        var rest = 0
        var beat = 0
        while !Task.isCancelled {
            if beat % Rhythm.folder == 0 {
                await attempt("folder", &trouble) {
                    try await follower.scan()
                    try await popularity.refresh()
                    if beat == 0 { try await follower.fillSearch() }
                }
            }
            if rest > 0 { rest -= 1 }
            if rest == 0, follower.isBehind {
                let start = ContinuousClock.now
                await attempt("heads", &trouble) {
                    for trouble in try await follower.catchUp() { report(trouble) }
                }
                // Long lists are written at most a tenth of the time.
                rest = Int(start.duration(to: .now) / Self.beat) * 10
            }
            if beat % Rhythm.counts == 0 {
                await attempt("counts", &trouble) { try await keeper.flush() }
            }
            if beat % Rhythm.files == 0 {
                await attempt("statistics", &trouble) { try await keeper.writeFiles() }
            }
            beat += 1
            try? await Task.sleep(for: Self.beat)
        }
    }

    /// Does something, and tells of trouble once as long as it stays the same.
    private func attempt(
        _ what: String,
        _ trouble: inout [String: String],
        _ body: () async throws -> Void
    ) async {
        do {
            try await body()
            trouble[what] = nil
        } catch is CancellationError {
            return
        } catch {
            let diagnostic = Diagnostic(of: error)
            guard trouble.updateValue(diagnostic.code, forKey: what) != diagnostic.code else {
                return
            }
            report(diagnostic)
        }
    }
}
