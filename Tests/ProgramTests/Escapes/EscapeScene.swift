// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// A project beside something that its modules should not reach.
struct EscapeScene {
    let tenon: TenonProgram

    /// The folder outside the project.
    var outside: String { tenon.folder.path("outside") }

    private var origin: String {
        tenon.url("", plain: true).replacing("localhost", with: "127.0.0.1").dropLast().description
    }

    init() throws {
        tenon = try .served()
        try tenon.folder.write("top secret", to: "outside/secret.txt")
        try tenon.folder.write("export default 'top secret'", to: "outside/secret.txt.js")
        try tenon.serve("top secret", at: "secret.txt")
        try tenon.serve("export default 'top secret'", at: "secret.js")
    }

    /// A text of an attack with the places of this scene.
    func fill(_ text: String) -> String {
        let host = origin.split(separator: "/")[1]
        return text.replacing("[SECRET]", with: outside + "/secret.txt")
            .replacing("[OUT]", with: outside).replacing("[ORIGIN]", with: origin)
            .replacing("[HOST]", with: host)
    }

    /// Runs `entry` with the secret in the environment.
    func run(_ entry: String, flags: [String] = []) async throws -> ChildProgram.Outcome {
        try await tenon.run(
            ["run"] + flags + [entry],
            environment: ["SECRET_WORD": "top secret"]
        )
    }

    /// Expects that the attack of the module `module` came to nothing, and says so.
    func expectRefusal(
        _ attack: Attack,
        of module: String,
        _ outcome: ChildProgram.Outcome,
        at place: SourceLocation = #_sourceLocation
    ) {
        #expect(!outcome.output.contains("secret"), outcome.summary, sourceLocation: place)
        #expect(outcome.status == .exited(1), outcome.summary, sourceLocation: place)
        let code = outcome.code
        #expect(
            Attack.codes.contains { $0 == code },
            "the code: \(outcome.summary)",
            sourceLocation: place
        )
        let blamed = attack.names.contains(Attack.anonymous) ? [] : [module]
        for word in blamed + attack.names.map(fill) {
            #expect(
                outcome.errors.contains(word),
                "\(word) is not named: \(outcome.summary)",
                sourceLocation: place
            )
        }
    }
}
