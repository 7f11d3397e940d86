// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel
internal import ModuleTrust
package import ModuleWorkspace

/// Puts the workspace's questions to whoever sits at the terminal.
package struct CommandInteraction: Interaction {
    private let output: Output
    private let prompt: Prompt

    /// Speaks through the streams and the prompt of `context`.
    package init(_ context: CommandContext) {
        output = context.output
        prompt = context.prompt
    }

    package func confirm(
        _ question: Question,
        orThrow refusal: any DiagnosticError
    ) throws -> Bool {
        output.progress.hide()
        // A person who reads of the refusal must see what a yes would be to.
        if case .repin = question, !prompt.hasPerson { show(question) }
        return try prompt.confirm(
            Self.sentence(question),
            details: details(of: question),
            orThrow: refusal
        )
    }

    package func show(_ question: Question) {
        output.progress.hide()
        output.writeMessage(details(of: question))
    }

    package func progress(_ text: String) {
        output.progress.report(text)
    }

    package func warn(_ diagnostic: Diagnostic) {
        output.warn(diagnostic)
    }

    private static func sentence(_ question: Question) -> String {
        switch question {
        case .grant(let program, _): "Grant this to `\(program)`, now and from now on?"
        case .approve(let program, _): "May `\(program)` run with them?"
        case .repin(let module, _, _, _): "Shall the lock name the new content of `\(module)`?"
        }
    }

    /// What a person must see before answering, harmless for the terminal.
    private func details(of question: Question) -> String {
        switch question {
        case .grant(let program, let permissions):
            let lines = permissions.permissions.map { "  \($0)\(Self.warning($0))" }
            return block(["`\(program)` asks for"] + lines)
        case .approve(let program, let requests):
            let lines = requests.flatMap { request in
                let names = request.permissions.permissions.map(\.description)
                let shares = names.isEmpty ? "no permissions" : names.joined(separator: ", ")
                let before = request.previous.map { _ in
                    "    new since its approval: "
                        + request.added.permissions.map(\.description).joined(separator: ", ")
                }
                let other = request.previousDigest.map {
                    ["    approved under this name before: \($0)"]
                }
                return ["  \(request.module)", "    \(request.digest)"] + (other ?? [])
                    + ["    shares \(shares)"]
                    + (before.map { [$0] } ?? [])
            }
            return block(["`\(program)` uses modules that nobody approved:"] + lines)
        case .repin(let module, let before, let after, let difference):
            return block(["`\(module)` has changed", "  locked \(before)", "  now    \(after)"])
                + DiffRenderer(palette: output.messagePalette, limit: 400).render(difference)
        }
    }

    private static func warning(_ permission: Permission) -> String {
        permission.kind == .run ? "  (full trust: the program is not confined)" : ""
    }

    private func block(_ lines: [String]) -> String {
        lines.map { TextEscaper.escape($0) + "\n" }.joined()
    }
}
