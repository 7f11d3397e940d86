// SPDX-License-Identifier: Apache-2.0

import Commands
import Testing

@Suite struct ArgumentParserTests {
    @Test(arguments: [
        (["echo", "a"], "force=false limit=- tags=[] level=- name=a files=[]"),
        (["echo", "-f", "a"], "force=true limit=- tags=[] level=- name=a files=[]"),
        (["echo", "a", "--force", "b"], "force=true limit=- tags=[] level=- name=a files=[\"b\"]"),
        (
            ["--offline", "echo", "--limit", "3", "a"],
            "force=false limit=3 tags=[] level=- name=a files=[]"
        ),
        (["echo", "--limit=3", "a"], "force=false limit=3 tags=[] level=- name=a files=[]"),
        (["echo", "-n3", "a"], "force=false limit=3 tags=[] level=- name=a files=[]"),
        (["echo", "-n=3", "a"], "force=false limit=3 tags=[] level=- name=a files=[]"),
        (["echo", "-qfn", "3", "a"], "force=true limit=3 tags=[] level=- name=a files=[]"),
        (
            ["echo", "--tag", "x", "--tag=y=z", "a"],
            "force=false limit=- tags=[\"x\", \"y=z\"] level=- name=a files=[]"
        ),
        (
            ["echo", "--tag", "--force", "a"],
            "force=false limit=- tags=[\"--force\"] level=- name=a files=[]"
        ),
        (
            ["echo", "--level=high", "-", "b", "c"],
            "force=false limit=- tags=[] level=high name=- files=[\"b\", \"c\"]"
        ),
        (
            ["echo", "--", "--force", "--"],
            "force=false limit=- tags=[] level=- name=--force files=[\"--\"]"
        ),
        (["echo", "", "a"], "force=false limit=- tags=[] level=- name= files=[\"a\"]"),
    ])
    func `a command line is understood`(line: [String], expected: String) async throws {
        let parsed = try parse(line)
        let words = parsed.map { arguments in
            "force=\(arguments.has("force")) limit=\(arguments.value(of: "limit") ?? "-") "
                + "tags=\(arguments.values(of: "tag")) level=\(arguments.value(of: "level") ?? "-")"
                + " name=\(arguments.argument("NAME") ?? "-") files=\(arguments.arguments("FILE"))"
        }
        #expect(words == expected)
    }

    @Test(arguments: [
        (["run", "a.js", "--watch", "--json", "--", "-x"], ["--watch", "--json", "--", "-x"]),
        (["run", "--watch", "a.js", "--help"], ["--help"]),
        (["run", "--", "a.js", "--version"], ["--version"]),
        (["run", "a.js"], []),
    ])
    func `what follows the program belongs to it`(line: [String], rest: [String]) throws {
        let parsed = try parse(line)
        #expect(parsed?.argument("FILE") == "a.js")
        #expect(parsed?.arguments("ARGUMENT") == rest)
        #expect(parsed?.settings.isJSON == false)
    }

    @Test func `global options may stand anywhere before the program`() throws {
        let settings = try #require(try parse(["--json", "run", "-q", "--no-color", "a.js"]))
            .settings
        #expect(settings.isJSON && settings.isQuiet && settings.color == .never)
    }

    private func parse(_ line: [String]) throws -> ParsedArguments? {
        var parser = ArgumentParser(catalog: CommandCatalog(Bench().commands))
        guard case .command(_, let arguments) = try parser.parse(line) else { return nil }
        return arguments
    }
}
