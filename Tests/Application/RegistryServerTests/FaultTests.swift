// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// The real server, ended or out of space at each of its calls that change a file.
@Suite struct FaultTests {
    @Test(arguments: ["kill", "full"])
    func `a version is whole or not there, wherever the server fails`(mode: String) async throws {
        let folder = try TemporaryFolder()
        for number in 1...60 {
            let package = try PublishablePackage("@alice/p\(number)@1.0.0")
            try folder.write(package.archive, to: "\(number).tar.gz")
        }
        let programs = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Programs").path(percentEncoded: false)
        let shim = folder.path("fault.so")
        let made = try await ChildProgram("/usr/bin/env").run([
            "clang", "-shared", "-fPIC", "-o", shim, programs + "/fault.c", "-ldl",
        ])
        #expect(made.isSuccess, "\(made.errors)")
        let outcome = try await ChildProgram("/usr/bin/python3", timeout: .seconds(300)).run([
            programs + "/fault_loop.py", Self.server, shim, mode, folder.path, "5",
        ])
        #expect(outcome.isSuccess, "\(outcome.errors.suffix(2000))")
    }

    /// The program that was built beside the tests.
    private static let server =
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "tenon-registry").path(percentEncoded: false)
}
