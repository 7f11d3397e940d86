// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite struct HelpTextTests {
    @Test func `the overview lists commands by what they are for`() async {
        let result = await Bench().run("help")
        #expect(
            result.data == """
                Modules from anywhere: pinned, verified, permitted, run

                Usage: tenon [OPTIONS] COMMAND [ARGUMENTS]

                Programs:
                  run  run a program

                Saved modules:
                  echo  print what was given

                Trust:
                  ask  ask

                Registries:
                  index build  build the index
                  index check  check the index

                Tenon:
                  help         explain Tenon or one of its commands
                  completions  print the script that completes command lines in a shell

                Options of every command:
                      --json        print one JSON document instead of text
                      --offline     never use the network
                      --locked      never change `tenon.lock`; fail where it would have to
                                    change
                      --frozen      the same as `--locked --offline`
                  -q, --quiet       print only errors and what was asked for
                  -v, --verbose     say more about what happens
                      --color WHEN  use colours: `auto`, `always` or `never`
                  -h, --help        explain the command
                  -V, --version     print the version

                Run `tenon help COMMAND` to learn about a command

                """
        )
    }

    @Test(arguments: [["help", "echo"], ["echo", "--help"], ["echo", "-h", "a", "b"]])
    func `a page says all there is about a command`(line: [String]) async {
        let result = await Bench().run(line)
        #expect(
            result.data.hasPrefix(
                """
                Print what was given

                Usage: tenon echo [OPTIONS] NAME [FILE...]

                It is there to try the parser.

                Arguments:
                  NAME  the saved module
                  FILE  more files

                Options:
                  -f, --force                      do it anyway
                  -n, --limit NUMBER               how many at most
                      --tag TAG                    a label
                      --level LEVEL                how much
                      --allow-read[=PATH,…]        let the program read these files and folders
                """
            )
        )
        #expect(result.data.hasSuffix("Examples:\n  tenon echo -f a\n      print `a`\n"))
    }

    @Test func `the manual has a section a command`() async {
        let manual = await Bench().run("help", "--man").data
        #expect(manual.hasPrefix(".TH TENON 1 \"\" \"Tenon 0.1.0\"\n.SH NAME\n"))
        let section = """
            .SS tenon run [OPTIONS] FILE [ARGUMENT...]
            Run a program.
            """
        #expect(manual.contains(section))
        #expect(manual.contains(".TP\n.B \\-q, \\-\\-quiet\n"))
        #expect(!manual.contains("crash"))
    }
}
