// SPDX-License-Identifier: Apache-2.0

import HTTPClientKit
import Testing

@Suite struct AddressScopeTests {
    @Test(arguments: [
        ("8.8.8.8", AddressScope.global), ("172.15.0.1", .global), ("172.32.0.1", .global),
        ("100.63.0.1", .global), ("100.128.0.1", .global), ("2606:4700::1111", .global),
        ("127.0.0.1", .loopback), ("127.255.255.254", .loopback), ("::1", .loopback),
        ("10.0.0.1", .private), ("172.16.0.1", .private), ("172.31.255.255", .private),
        ("192.168.1.1", .private), ("100.64.0.1", .private), ("100.127.255.255", .private),
        ("fd00::1", .private), ("fc00::1", .private),
        ("169.254.169.254", .linkLocal), ("fe80::1", .linkLocal), ("fec0::1", .reserved),
        ("224.0.0.1", .multicast), ("ff02::1", .multicast),
        ("0.0.0.0", .reserved), ("255.255.255.255", .reserved), ("::", .reserved),
        ("198.18.0.1", .reserved), ("2001:db8::1", .reserved), ("2001:0:1::1", .reserved),
        ("::ffff:10.0.0.1", .private), ("::ffff:127.0.0.1", .loopback),
        ("::ffff:8.8.8.8", .global), ("::10.0.0.1", .private), ("::ffff:0:10.0.0.1", .private),
        ("64:ff9b::a00:1", .private), ("64:ff9b:1::a9fe:a9fe", .linkLocal),
        ("2002:a00:1::", .private), ("2002:808:808::", .global),
    ])
    func `an address tells who can be reached there`(text: String, scope: AddressScope) throws {
        let address = try #require(IPAddress(parsing: text))
        #expect(address.scope == scope)
    }

    @Test(arguments: ["", "localhost", "127.1", "0x7f.0.0.1", "010.0.0.1", "1.2.3.4.5", "[::1]"])
    func `only the usual spelling is an address`(text: String) {
        #expect(IPAddress(parsing: text) == nil)
    }
}
