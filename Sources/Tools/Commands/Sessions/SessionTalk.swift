// SPDX-License-Identifier: Apache-2.0

internal import ModuleRuntime
internal import ModuleWorkspace

/// Reads, runs and prints until the input ends.
struct SessionTalk {
    private let session: ProgramSession
    private let output: Output
    private let prompts: (first: String, more: String)?
    private var typed = ""
    private var hasFailed = false

    /// A talk; without `prompts` nobody sits there.
    init(
        session: ProgramSession,
        output: Output,
        prompts: (first: String, more: String)?
    ) {
        (self.session, self.output, self.prompts) = (session, output, prompts)
    }

    private static let help = """
        Statements run when they are finished; values are printed. What is defined stays.
          .help    this text
          .exit    end the session, as Ctrl-D does
        Ctrl-C ends what is typed or what runs; Tab completes names; the arrow keys call lines back.

        """

    /// - Returns: success; where nobody sits there, failure when anything failed.
    mutating func run(_ lines: some TypedLines) async throws -> ExitStatus {
        var lines = lines
        while true {
            let names = await session.names + [".exit", ".help"]
            let prompt = typed.isEmpty ? prompts?.first : prompts?.more
            let line = try lines.next(prompt ?? "") { start in
                names.filter { $0.hasPrefix(start) }
            }
            switch line {
            case .interrupt:
                typed = ""
            case .end:
                if !typed.isEmpty, prompts == nil { _ = try await answer(isLast: true) }
                return await end()
            case .line(let line):
                if typed.isEmpty, let isOver = try command(line) {
                    if isOver { return await end() }
                    continue
                }
                typed += line + "\n"
                guard try await answer(isLast: false) else { return await end() }
            }
        }
    }

    /// Does what a line says that is none of the language's.
    ///
    /// - Returns: whether the session is over; `nil` for a line of the language.
    private func command(_ line: String) throws -> Bool? {
        let words = line.split(separator: " ")
        guard let word = words.first else { return false }
        switch word {
        case ".exit" where words.count == 1: return true
        case ".help" where words.count == 1:
            try output.write(Self.help)
            return false
        default: return nil
        }
    }

    /// Runs what was typed, if it is finished.
    ///
    /// - Returns: whether the session goes on.
    private mutating func answer(isLast: Bool) async throws -> Bool {
        switch await session.evaluate(typed, isLast: isLast) {
        case .unfinished: return true
        case .value(let value):
            if let value { try output.write(value.text + "\n") }
        case .failure(let problem):
            hasFailed = true
            output.fail(problem)
        case .interrupted:
            hasFailed = true
            output.say("interrupted")
        case .end(let problem):
            hasFailed = true
            if let problem { output.fail(problem) }
            output.say("the session has ended")
            return false
        }
        typed = ""
        return true
    }

    private func end() async -> ExitStatus {
        await session.end()
        return hasFailed && prompts == nil ? .failure : .success
    }
}
