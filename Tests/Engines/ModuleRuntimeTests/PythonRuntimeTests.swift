// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleRuntime
import TestSupport
import Testing

@Suite struct PythonRuntimeTests {
    /// The system's interpreter, and builds of other versions, with a shared library of their own, where this
    /// machine has them.
    static let paths: [String] = {
        let home = ProcessEnvironment.current().variables["HOME"] ?? "/root"
        let builds = ["3.9.18", "3.13.0"].map { "\(home)/.pyenv/versions/\($0)/bin/python3" }
        return ["/usr/bin/python3"]
            + builds.filter { path in
                (try? FilePath(path)).flatMap { try? FileSystem.realPath($0) } != nil
            }
    }()

    @Test(arguments: paths)
    func `an interpreter is found with its library and its version`(path: String) async throws {
        let python = try PythonRuntime(candidates: [FilePath(path)])
        let version = try await python.version()
        #expect(version.hasPrefix("3.\(python.minorVersion)."))
        #expect(python.library.lastComponent == "python3.\(python.minorVersion)")
    }

    @Test(arguments: paths)
    func `the modules of the library work`(path: String) async throws {
        let result = try await PythonStage(path: path).run(
            """
            import binascii, collections, csv, datetime, functools, hashlib, hmac, heapq, itertools, json
            import math, random, re, statistics, string, time, unicodedata, urllib.parse, zlib
            print(hashlib.sha256(b"x").hexdigest()[:8], hmac.new(b"k", b"m", "sha512").hexdigest()[:4])
            print(hashlib.pbkdf2_hmac("sha256", b"p", b"s", 1).hex()[:4], random.random() < 1)
            print(datetime.datetime.now().year > 2000, json.loads("[1]"), re.match("a+", "aa").end())
            """
        )
        #expect(result.outcome.report == nil, "\(result.report ?? "")")
        #expect(result.output.split(separator: "\n").count == 3, "\(result.errors)")
    }

    @Test func `scripts that look for an interpreter are passed over`() throws {
        let folder = try TemporaryFolder()
        let script = try folder.write("#!/bin/sh\nexec python3 \"$@\"", to: "bin/python3")
        let empty = folder.path("none/python3")
        let python = try PythonRuntime(
            candidates: [FilePath(script), FilePath(empty), FilePath("/usr/bin/python3")]
        )
        #expect(python.path.string.hasPrefix("/usr/bin/python3."))
        let error = #expect(throws: RuntimeError.self) {
            try PythonRuntime(candidates: [FilePath(script), FilePath(empty)])
        }
        #expect(error?.diagnostic.code == "runtime-not-found")
        #expect(error?.diagnostic.notes == ["looked for `\(script)`", "looked for `\(empty)`"])
    }

    @Test func `an old interpreter is named as such`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("", to: "lib/python3.8/os.py")
        let old = try folder.write("\u{7F}ELF", to: "bin/python3.8")
        let error = #expect(throws: RuntimeError.self) {
            try PythonRuntime(candidates: [FilePath(old)])
        }
        #expect(error?.diagnostic.code == "runtime-version")
        #expect(error?.diagnostic.message.contains("Python 3.8") == true)
    }
}
