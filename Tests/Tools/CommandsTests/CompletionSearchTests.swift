// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct CompletionSearchTests {
    static let cases: [(words: [String], candidates: [String])] = [
        (["e"], ["echo"]),
        ([""], ["help", "completions", "echo", "run", "index", "ask"]),
        (["cr"], []),
        (["index", ""], ["build", "check"]),
        (["index", "b"], ["build"]),
        (["index", "build", ""], []),
        (["--js"], ["--json"]),
        (["echo", "--l"], ["--limit", "--level", "--locked"]),
        (["echo", "--no"], []),
        (["echo", "--level", ""], ["low", "high"]),
        (["echo", "--level=h"], ["--level=high"]),
        (["echo", "--level", "=", "h"], ["high"]),
        (["echo", "--level", "="], ["low", "high"]),
        (["echo", "--limit", ""], []),
        (["echo", "s"], ["slugify", "slug-tools"]),
        (["echo", "--force", "w"], ["words"]),
        (["echo", "--limit", "3", "w"], ["words"]),
        (["echo", "--allow-net", "w"], ["words"]),
        (["echo", "--allow-read", "=", ""], [":path"]),
        (["echo", "a", ""], [":path"]),
        (["echo", "a", "b", "c", ""], [":path"]),
        (["echo", "--", "--f"], []),
        (["run", ""], [":path"]),
        (["run", "--w"], ["--watch"]),
        (["run", "a.js", "--w"], [":path"]),
        (["-q", "ru"], ["run"]),
        (["--color", "n"], ["never"]),
        (["help", "in"], ["index"]),
        (["completions", "f"], ["fish"]),
        (["nonsense", "more", ""], []),
    ]

    @Test(arguments: cases)
    func `a shell is told what can come`(words: [String], candidates: [String]) async {
        let result = await Bench().run(["complete", "--"] + words)
        let found = result.data.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) }
        #expect(found == candidates)
        #expect(result.status == 0 && result.messages.isEmpty)
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `each shell has its script`(shell: String) async {
        let result = await Bench().run("completions", shell)
        #expect(result.data.contains(" complete -- "))
        #expect(result.data.hasSuffix("\n"))
    }
}
