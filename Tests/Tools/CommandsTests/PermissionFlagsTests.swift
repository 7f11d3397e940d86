// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct PermissionFlagsTests {
    static let cases: [(flags: [String], granted: String)] = [
        ([], ""),
        (["--allow-read"], "read"),
        (["--allow-read=data"], "read:/work/data"),
        (["--allow-read=/a,/b", "--allow-read=/a/c"], "read:/a read:/b"),
        (["--allow-read=/a,,b"], "read:/a,b"),
        (["--allow-read=/a", "--allow-read"], "read"),
        (["--allow-write=../x"], "write:/x"),
        (
            ["--allow-net=API.example.com,[::1]:8080"],
            "network:[::1]:8080 network:api.example.com"
        ),
        (["--allow-env=HOME,LANG"], "environment:HOME environment:LANG"),
        (["--allow-run=./tool"], "run:/work/tool"),
        (["--allow-saved=read"], "saved:read"),
        (["--allow-saved"], "saved"),
    ]

    @Test(arguments: cases)
    func `flags grant what they name`(flags: [String], granted: String) async {
        let result = await Bench().run(["echo"] + flags + ["a"])
        #expect(result.data.hasSuffix("granted=[\(granted)]\n"))
    }

    static let refused: [(flag: String, start: String)] = [
        ("--allow-read=", "error[invalid-value]: `` is no value for `--allow-read`"),
        ("--allow-read=/a,", "error[invalid-value]: `/a,` is no value for `--allow-read`"),
        ("--allow-net=*.example.com", "error[permission-malformed]: `network:*.example.com`"),
        ("--allow-run=git", "error[permission-malformed]: `run:git` is not a permission"),
        ("--allow-saved=all", "error[permission-malformed]: `saved:all` is not a permission"),
        ("--allow-ffi", "error[unknown-option]: `tenon echo` has no option `--allow-ffi`"),
    ]

    @Test(arguments: refused)
    func `a value that means nothing grants nothing`(flag: String, start: String) async {
        let result = await Bench().run("echo", flag, "a")
        #expect(result.messages.hasPrefix(start))
        #expect(result.status == 2)
        #expect(result.data.isEmpty)
    }
}
