// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import RegistryServer
internal import Synchronization

/// The numbers that are read off the parts of a server when the metrics are asked for.
final class GaugeSource: Sendable {
    let server = Mutex<HTTPServer?>(nil)
    private let files: StaticFiles
    private let rates: RequestRates?

    init(files: StaticFiles, rates: RequestRates?) {
        self.files = files
        self.rates = rates
    }

    var all: [Operation.Gauge] {
        let cache = files.statistics
        let (connections, busy) = server.withLock { server in
            (server?.connectionCount ?? 0, server?.busyCount ?? 0)
        }
        return [
            ("tenon_connections", "Open connections.", UInt64(connections)),
            ("tenon_requests_in_flight", "Requests that are not answered.", UInt64(busy)),
            ("tenon_cache_bytes", "Memory that files take.", UInt64(cache.bytes)),
            ("tenon_cache_hits_total", "Files that were in memory.", cache.hits),
            ("tenon_cache_misses_total", "Files that were not.", cache.misses),
            ("tenon_requests_limited_total", "Requests above the rate.", rates?.refusedCount ?? 0),
        ]
    }
}
