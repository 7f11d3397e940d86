// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import Synchronization

/// What happened since the counts were last written to the database.
///
/// Counting takes a lock for less than a microsecond and never waits for the database, so that reading a
/// registry costs the same with and without one.
final class CountBuffer: Sendable {
    /// The most different things that are remembered; what comes beyond is not counted.
    private static let limit = 200_000

    private let counts = Mutex(Counts())

    /// What is counted.
    struct Counts: Sendable {
        var downloads: [Download: Int] = [:]
        var events: [ClientEvent: Int] = [:]
        var tokenUses: [String: Timestamp] = [:]

        var isEmpty: Bool { downloads.isEmpty && events.isEmpty && tokenUses.isEmpty }
    }

    /// What was downloaded, on which day.
    struct Download: Hashable, Sendable {
        /// How a request names a version.
        enum Subject: Hashable, Sendable {
            /// By the hexadecimal digest of its archive.
            case archive(String)
            /// By name.
            case release(PackageName, Version)
        }

        let subject: Subject
        let day: Int64
    }

    /// Counts a download.
    func count(_ subject: Download.Subject, at time: Timestamp) {
        let key = Download(subject: subject, day: time.day)
        counts.withLock { $0.downloads.add(1, at: key, limit: Self.limit) }
    }

    /// Counts what a client did.
    func count(_ event: ClientEvent, times: Int) {
        counts.withLock { $0.events.add(times, at: event, limit: Self.limit) }
    }

    /// Notes that a token was used.
    func noteUse(ofToken id: String, at time: Timestamp) {
        counts.withLock { $0.tokenUses[id] = time }
    }

    /// Takes everything out.
    func take() -> Counts {
        counts.withLock { counts in
            defer { counts = Counts() }
            return counts
        }
    }

    /// Puts back what could not be written.
    func putBack(_ taken: Counts) {
        counts.withLock { counts in
            for (key, count) in taken.downloads {
                counts.downloads.add(count, at: key, limit: Self.limit)
            }
            for (key, count) in taken.events {
                counts.events.add(count, at: key, limit: Self.limit)
            }
            counts.tokenUses.merge(taken.tokenUses) { max($0, $1) }
        }
    }
}

extension Timestamp {
    /// The number of the UTC day since 1970-01-01.
    var day: Int64 {
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        return remainder < 0 ? quotient - 1 : quotient
    }
}

extension Dictionary where Value == Int {
    fileprivate mutating func add(_ number: Int, at key: Key, limit: Int) {
        if let old = self[key] {
            let (sum, overflows) = old.addingReportingOverflow(number)
            self[key] = overflows ? .max : sum
        } else if count < limit {
            self[key] = number
        }
    }
}
