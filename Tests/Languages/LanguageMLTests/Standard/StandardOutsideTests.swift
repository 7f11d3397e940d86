// SPDX-License-Identifier: Apache-2.0

import LanguageML
import LanguageSupport
import TestSupport
import Testing

/// Programs in ML that reach outside, with a real server and real files.
struct StandardOutsideTests {
    @Test func `a program asks a server and understands its answer`() async throws {
        let server = try LoopbackServer.shared()
        try server.answer("/ml-standard/echo", ServerAnswer(.echo))
        try server.answer("/ml-standard/none", ServerAnswer(status: 404, body: "nothing é"))
        let ran = try await Python.run(
            """
            import http;
            import json;
            place = "\(server.plainOrigin)/ml-standard/";
            answer = http.post(place + "echo", {name: "Ada é"}, {query: {page: 2}});
            sent = json.parse(answer.body);
            print(answer.status, answer.ok, sent.method, sent.body);
            missing = http.get(place + "none");
            print(missing.status, missing.ok, missing.body);
            try { http.get("http://127.0.0.1:1/"); } except (e) { print(e.message); }
            """
        )
        #expect(ran.error == "")
        #expect(
            ran.lines == [
                #"200 true POST {"name": "Ada é"}"#, "404 false nothing é",
                "http.get: no answer from `127.0.0.1:1`: connection refused",
            ]
        )
    }

    @Test(arguments: [OutputLayout.singleFile, .multiFile])
    func `a program keeps what it knows in files`(_ layout: OutputLayout) async throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let program = """
            import file;
            import json;
            import path;
            place = path.join("\(folder.path)", "data", "people.json");
            file.makeFolder(path.dirname(place));
            file.write(place, json.stringify([{name: "Ada"}], {indent: 2}));
            print(json.parse(file.read(place))[0].name, file.list(path.dirname(place)));
            try { file.read(place + ".bak"); } except (e) { print(e.message); }
            """
        let ran = try await Python.run(MLProgram(["main.ml": program]), as: layout)
        #expect(ran.error == "")
        #expect(
            ran.lines == [
                "Ada ['people.json']",
                "file.read: `\(folder.path)/data/people.json.bak`: there is no such file or folder",
            ]
        )
    }

    @Test func `nothing that a module gives leads into Python`() async throws {
        let probes = [
            "regex.search(\"a\", \"a\").re", "datetime.now().tzinfo", "math.sqrt.__globals__",
            "collections.queue().push.__closure__", "json.parse(\"{}\").__class__",
        ]
        for probe in probes {
            let program =
                "import regex; import datetime; import math; import collections; import json; print(\(probe));"
            let ran = try await Python.run(program)
            #expect(ran.failed || ran.lines == ["None"], "\(probe) gave \(ran.lines)")
        }
    }
}
