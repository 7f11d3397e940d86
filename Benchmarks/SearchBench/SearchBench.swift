// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSearch

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Searches through generated packages.
///
/// Prints, a line each: the kind of the queries, how many, and the median, the 99th percentile and the maximum in milliseconds. Ends with status 1 above the limit.
@main
struct SearchBench {
    /// The 99th percentile of all queries, in milliseconds.
    private static let limit = 20.0

    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let size = Int(arguments[1]), let count = Int(arguments[2])
        else {
            print("usage: search-bench PACKAGES QUERIES")
            return
        }
        let folder = try FileSystem.makeTemporaryFolder(in: FilePath("/tmp"), prefix: "search-")
        defer { try? FileSystem.removeTree(folder) }
        let index = SearchIndex(path: folder.appending("search.sqlite"))
        var generator = PackageGenerator(seed: 20_261_121)
        let records = (0..<size).map { generator.record($0) }
        let clock = ContinuousClock()
        let building = try await clock.measure { try await index.replaceAll(records) }
        print("built an index of \(size) packages in \(milliseconds(building)) ms")
        let one = try await clock.measure { try await index.update(records[size / 2]) }
        print("changed one of them in \(milliseconds(one)) ms")

        let queries = (0..<count).map { _ in generator.query(records) }
        var times: [String: [Double]] = [:]
        for query in queries {
            let time = try await clock.measure {
                _ = try await index.search(SearchQuery(query.text))
            }
            let taken = milliseconds(time)
            times[query.kind, default: []].append(taken)
            times["all", default: []].append(taken)
        }
        for (kind, taken) in times.sorted(by: { $0.key < $1.key }) {
            let sorted = taken.sorted()
            let at = { (share: Double) in
                sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
            }
            print(kind, sorted.count, "p50", at(0.5), "p99", at(0.99), "max", at(1))
        }
        let all = (times["all"] ?? []).sorted()
        guard all.isEmpty || all[min(all.count - 1, all.count * 99 / 100)] < limit else {
            print("the 99th percentile is above \(limit) ms")
            exit(1)
        }
    }

    private static func milliseconds(_ time: Duration) -> Double {
        Double(Int(time / .microseconds(10))) / 100
    }
}
