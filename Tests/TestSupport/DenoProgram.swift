// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The Deno that tests run: the one that users would get.
package enum DenoProgram {
    /// The environment names no Deno that is there.
    package struct Missing: Error, CustomStringConvertible {
        /// What to do about it.
        package var description: String {
            "no Deno: set TENON_DENO to its path, or put `deno` on PATH"
        }
    }

    /// The real path of Deno: `TENON_DENO`, the default place of Tenon, or PATH.
    ///
    /// - Throws: ``Missing``: a test that needs Deno fails without it, it is not skipped.
    package static func path() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"] ?? "/"
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let candidates =
            [environment["TENON_DENO"], home + "/.local/share/tenon/runtimes/deno/bin/deno"]
            .compactMap { $0 } + folders.map { $0 + "/deno" }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
            throw Missing()
        }
        return URL(filePath: found).resolvingSymlinksInPath().path(percentEncoded: false)
    }
}
