// SPDX-License-Identifier: Apache-2.0

import FileSystemKit
import TestSupport
import Testing

@Suite struct DataHomeTests {
    @Test func `one variable moves everything`() throws {
        let home = try DataHome(
            environment: ProcessEnvironment([
                "TENON_HOME": "/t/", "HOME": "/h", "XDG_DATA_HOME": "/x",
            ])
        )
        #expect(home.data.string == "/t")
        #expect(home.cache.string == "/t/cache")
        #expect(home.configuration.string == "/t/config")
    }

    #if os(Linux)
        @Test(arguments: [
            (["HOME": "/h"], "/h/.local/share/tenon", "/h/.cache/tenon"),
            (["HOME": "/h", "XDG_DATA_HOME": "/x"], "/x/tenon", "/h/.cache/tenon"),
            (["HOME": "/h", "XDG_DATA_HOME": "rel"], "/h/.local/share/tenon", "/h/.cache/tenon"),
            (["HOME": "/h", "XDG_CACHE_HOME": ""], "/h/.local/share/tenon", "/h/.cache/tenon"),
        ])
        func `the base directories are found`(
            variables: [String: String],
            data: String,
            cache: String
        ) throws {
            let home = try DataHome(environment: ProcessEnvironment(variables))
            #expect(home.data.string == data)
            #expect(home.cache.string == cache)
        }

        @Test func `what is gone with a run is in memory`() throws {
            let folder = try TemporaryFolder()
            let shared = "/dev/shm/tenon-\(FileSystem.user)"
            for (variable, place) in [
                (folder.path, folder.path + "/tenon"), (folder.path("none"), shared),
                ("relative", shared),
            ] {
                let variables = ["TENON_HOME": "/t", "XDG_RUNTIME_DIR": variable]
                let home = try DataHome(environment: ProcessEnvironment(variables))
                #expect(home.memory()?.string == place)
            }
            #expect(try FileSystem.status(of: FilePath(shared)).mode == 0o700)
        }
    #endif

    @Test(arguments: [[:], ["HOME": ""], ["HOME": "here"], ["TENON_HOME": "there", "HOME": "/h"]])
    func `without an absolute folder there is no home`(variables: [String: String]) {
        #expect { try DataHome(environment: ProcessEnvironment(variables)) } throws: {
            ($0 as? FileSystemError)?.code == .homeUnknown
        }
    }
}
