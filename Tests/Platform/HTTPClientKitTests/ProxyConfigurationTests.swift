// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import HTTPClientKit

@Suite struct ProxyConfigurationTests {
    static let proxy = Proxy(parsing: "http://user:secret@proxy.test:3128")

    @Test(arguments: [
        ("https://example.com/", "", true),
        ("https://example.com/", "*", false),
        ("https://example.com/", "example.com", false),
        ("https://a.example.com/", "example.com", false),
        ("https://a.example.com/", ".example.com", false),
        ("https://a.example.com/", "*.Example.com", false),
        ("https://badexample.com/", "example.com", true),
        ("https://example.com:8443/", "example.com:8443", false),
        ("https://example.com/", "example.com:8443", true),
        ("https://1.2.3.4/", "1.2.3.4", false),
        ("https://1.2.3.4/", "3.4", true),
        ("https://example.com/", "other.test, example.com", false),
        ("https://localhost/", "", false),
        ("https://127.0.0.1/", "", false),
    ])
    func `a request goes through the proxy unless it is an exception`(
        url: String,
        exceptions: String,
        isProxied: Bool
    ) throws {
        let configuration = ProxyConfiguration(
            secure: Self.proxy,
            exceptions: ProxyConfiguration.exceptions(parsing: exceptions)
        )
        let target = try #require(HTTPTarget(parsing: url))
        #expect((configuration.proxy(for: target) != nil) == isProxied)
    }

    @Test func `the credentials of a proxy are never shown`() throws {
        let proxy = try #require(Self.proxy)
        #expect(proxy.description == "http://proxy.test:3128")
        #expect(!String(reflecting: proxy).contains("secret"))
    }

    @Test(arguments: ["", "http://", "ftp://a", "http://a b", "http://:3128"])
    func `what is no proxy is refused`(text: String) {
        #expect(Proxy(parsing: text) == nil)
    }

    @Test(arguments: [
        "", "a", "ftp://a/", "https://", "https://a b/", "https://user@a/", "https://a:b/",
        "https://a:0/", "https://a:65536/", "https://[::1/", "https://[a]/", "https://1.2.3/",
        "https://0x7f.1/", "https://2130706433/", "https://a..b/", "https://a\\b/", "https://ä/",
        "https://[::1]x/", "https://0x7f000001/", "https://a.0x1/", "https://1.2.3.4./",
    ])
    func `a URL with a doubtful host is refused`(url: String) {
        #expect(HTTPTarget(parsing: url) == nil)
    }
}
