// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleStore
import TestSupport
import Testing

@Suite struct FetchCacheTests {
    let fixture: StoreFixture

    init() throws {
        fixture = try StoreFixture()
    }

    @Test func `what a URL gave is remembered, last answer wins`() async throws {
        let store = fixture.store()
        let url = try ModuleURL(parsing: "https://example.com/a.js?x=1")
        #expect(try await store.fetched.record(for: url) == nil)
        var record = FetchRecord(
            url: url,
            finalURL: try ModuleURL(parsing: "https://cdn.example.com/a.js"),
            digest: try store.blobs.put([1], suffix: "js"),
            suffix: "js",
            contentType: "text/javascript; charset=utf-8",
            etag: "\"v1\"",
            fetchedAt: Timestamp(milliseconds: 5)
        )
        try await store.fetched.remember(record)
        #expect(try await fixture.store().fetched.record(for: url) == record)
        record.etag = nil
        record.lastModified = "Sat, 21 Nov 2026 03:41:24 GMT"
        record.fetchedAt = Timestamp(milliseconds: 9)
        try await store.fetched.remember(record)
        #expect(try await store.fetched.all() == [record])
        try await store.fetched.forget(url)
        #expect(try await store.fetched.all().isEmpty)
    }
}
