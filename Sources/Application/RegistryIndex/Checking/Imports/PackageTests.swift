// SPDX-License-Identifier: Apache-2.0

/// Which sources of a package are its tests.
package enum PackageTests {
    /// Whether a source is a test: `greet_test.js`, `greet.test.js`, or any below a folder `tests` of the root.
    package static func isTest(_ path: String) -> Bool {
        let parts = path.split(separator: "/").last?.split(separator: ".").dropLast() ?? []
        return parts.first?.hasSuffix("_test") == true || parts.dropFirst().last == "test"
            || path.hasPrefix("tests/")
    }
}
