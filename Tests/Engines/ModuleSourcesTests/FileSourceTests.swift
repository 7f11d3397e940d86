// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import ModuleSources
import TestSupport
import Testing

@Suite struct FileSourceTests {
    let folder: TemporaryFolder
    let source = FileSource()

    init() throws { folder = try TemporaryFolder() }

    private func locate(
        _ path: String,
        importer: ModuleID? = nil,
        sizeLimit: Int = 1000
    ) async throws -> Pin {
        let context = LocateContext(importer: importer, folder: folder.path, sizeLimit: sizeLimit)
        return try await source.locate(.file(path), in: context)
    }

    @Test func `a file is pinned by its real path`() async throws {
        try folder.write("export {}", to: "lib/a.ts")
        let pin = try await locate("./lib/../lib/a.ts")
        #expect(pin.location == folder.path("lib/a.ts"))
        let archive = try await source.fetch(pin)
        #expect(archive.suffix == "ts")
        #expect(archive.files == [ModuleFile(path: "a.ts", bytes: Array("export {}".utf8))])
    }

    @Test func `a relative path starts at the file that asks`() async throws {
        try folder.write("1", to: "lib/b.js")
        let importer = ModuleID(source: .file, folder.path("lib/a.js"))
        #expect(try await locate("./b.js", importer: importer).location == folder.path("lib/b.js"))
    }

    @Test func `a module from elsewhere may not name local files`() async throws {
        let path = try folder.write("1", to: "secret.js")
        let importer = ModuleID(source: .https, "https://example.com/a.js")
        let diagnostic = try await Served.diagnostic { try await locate(path, importer: importer) }
        #expect(diagnostic.code == "local-import-refused")
    }

    @Test func `a missing file is told with the names that look alike`() async throws {
        for name in ["helper.js", "helpers.js", "other.js"] {
            try folder.write("", to: "lib/" + name)
        }
        let diagnostic = try await Served.diagnostic { try await locate("./lib/helpr.js") }
        #expect(diagnostic.code == "module-not-found")
        #expect(diagnostic.notes == ["tried \(folder.path("lib/helpr.js"))"])
        #expect(diagnostic.hints == ["did you mean `./lib/helper.js` or `./lib/helpers.js`?"])
    }

    @Test func `a path below a file, or below nothing, is a missing file`() async throws {
        try folder.write("", to: "a.js")
        for path in ["./a.js/b.js", "./none/b.js"] {
            let diagnostic = try await Served.diagnostic { try await locate(path) }
            #expect(diagnostic.code == "module-not-found")
        }
    }

    @Test func `a folder, a pipe and a device are no modules`() async throws {
        try folder.makeFolder("lib")
        _ = try await ChildProgram("/usr/bin/mkfifo").run([folder.path("pipe")])
        for path in ["./lib", "./pipe", "/dev/zero"] {
            let diagnostic = try await Served.diagnostic { try await locate(path) }
            #expect(diagnostic.code == "file-not-regular")
        }
    }

    @Test func `a file beyond the limit is refused`() async throws {
        try folder.write(String(repeating: "x", count: 1001), to: "big.js")
        let diagnostic = try await Served.diagnostic { try await locate("./big.js") }
        #expect(diagnostic.code == "file-too-large")
    }

    @Test func `a file that changed after it was pinned stops the fetch`() async throws {
        try folder.write("one", to: "a.js")
        let pin = try await locate("./a.js")
        try folder.write("two", to: "a.js")
        await #expect(throws: IntegrityFailure.self) { try await source.fetch(pin) }
    }

    @Test func `only paths are accepted`() throws {
        #expect(source.accepts(.file("./a.js")))
        #expect(!source.accepts(.url(try ModuleURL(parsing: "https://example.com/"))))
        #expect(!source.accepts(.builtin("node:fs")))
    }
}
