// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// What people read when something is wrong, word for word.
@Suite struct TranscriptTests {
    @Test func `approvals and permissions`() async throws {
        let tenon = try TenonProgram.served()
        try tenon.serve("export default 'far'\n", at: "far.js")
        try tenon.write("import far from '\(tenon.url("far.js"))'\nconsole.log(far)\n", to: "a.js")
        try tenon.write("console.log(await Deno.readTextFile('/etc/hostname'))\n", to: "b.js")
        var transcript = Transcript(tenon)
        try await transcript.note("run", "a.js")
        try await transcript.note("run", "--locked", "a.js")
        try await transcript.note("lock", "--approve", "a.js")
        try await transcript.note("run", "a.js")
        try await transcript.note("run", "--allow-env=HOME", "a.js")
        try await transcript.note("permissions", "a.js")
        try await transcript.note("run", "b.js")
        try transcript.check("approvals")
    }

    @Test func `changed bytes`() async throws {
        let tenon = try TenonProgram.served()
        let url = try tenon.serve("export default 'old'\n", at: "far.js")
        try tenon.write("import far from '\(url)'\nconsole.log(far)\n", to: "a.js")
        var transcript = Transcript(tenon)
        try await transcript.note("lock", "--approve", "a.js")
        try tenon.serve("export default 'new'\n", at: "far.js")
        let other = ["TENON_HOME": tenon.folder.path("other")]
        try await transcript.note("install", environment: other)
        try await transcript.note("repin", url)
        try await transcript.note("repin", "--approve", url)
        try await transcript.note("run", "a.js")
        try await transcript.note("verify")
        try transcript.check("changed-bytes")
    }

    @Test func `sources that are wrong`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("const x = {\n  a: 1,\n", to: "open.js")
        try tenon.write("import a from './nowhere.js'\n", to: "missing.js")
        try tenon.write("import a from 'nowhere'\n", to: "unsaved.js")
        try tenon.write("import a from 'http://example.com/a.js'\n", to: "insecure.js")
        try tenon.write("import a from '/etc/hostname' with { type: 'text' }\n", to: "outside.js")
        try tenon.write(
            "const f = () => {\n  throw new RangeError('too far')\n}\nf()\n",
            to: "t.js"
        )
        var transcript = Transcript(tenon)
        for name in ["open", "missing", "unsaved", "insecure", "outside", "t"] {
            try await transcript.note("run", name + ".js")
        }
        try await transcript.note("run", "none.js")
        try await transcript.note("run", "none")
        try transcript.check("wrong-sources")
    }

    @Test func `saved modules`() async throws {
        let tenon = try TenonProgram()
        var transcript = Transcript(tenon)
        try await transcript.note("save", "a", "--code", "export default 1")
        try await transcript.note("save", "a", "--code", "export default 2")
        try await transcript.note("save", "a", "--code", "export default 2")
        try await transcript.note("save", "A", "--code", "export default 3")
        try await transcript.note("save", "../x", "--code", "export default 3")
        try await transcript.note("save", "b", "--code", "invalid {{ syntax")
        try await transcript.note("list")
        try await transcript.note("history", "a")
        try await transcript.note("diff", "a")
        try await transcript.note("undo", "a")
        try await transcript.note("get", "a")
        try await transcript.note("has", "b")
        try await transcript.note("remove", "a")
        try await transcript.note("get", "a")
        try await transcript.note("remove")
        try transcript.check("saved-modules")
    }

    @Test func `files that are wrong`() async throws {
        let tenon = try TenonProgram()
        try tenon.write("console.log(1)\n", to: "a.js")
        var transcript = Transcript(tenon)
        for text in [
            "{\n<<<<<<< HEAD\n  \"tenonLock\": 1\n=======\n  \"tenonLock\": 1,\n>>>>>>> b\n}\n",
            "{ \"tenonLock\": 9, \"modules\": {} }\n", "{ \"tenonLock\": 1\n",
        ] {
            try tenon.write(text, to: "tenon.lock")
            try await transcript.note("verify")
        }
        try tenon.write("{ \"tenonLock\": 1, \"modules\": {} }\n", to: "tenon.lock")
        for text in [
            "[package\n", "[imports]\na = 7\n", "[permissions]\nread = [\"\"]\n",
            "[imports]\n<<<<<<< HEAD\na = \"./a.js\"\n=======\na = \"./b.js\"\n>>>>>>> b\n",
        ] {
            try tenon.write(text, to: "tenon.toml")
            try await transcript.note("run", "a.js")
        }
        try tenon.write("[package]\n", to: "Lyra.toml")
        try await transcript.note("run", "a.js")
        try transcript.check("wrong-files")
    }

    @Test func `command lines that are wrong`() async throws {
        let tenon = try TenonProgram()
        var transcript = Transcript(tenon)
        try await transcript.note("rum", "a.js")
        try await transcript.note("a.js")
        try await transcript.note("run", "--alow-read=x", "a.js")
        try await transcript.note("save", "a", "--code")
        try await transcript.note("list", "--json=1")
        try await transcript.note("get")
        try await transcript.note("get", "a", "b")
        try await transcript.note("--json", "get", "nothing")
        try transcript.check("wrong-command-lines")
    }
}
