// SPDX-License-Identifier: Apache-2.0

/// A command under the name that the mlld documents give it, `tenon registry search` for `tenon search`.
package struct RegistryForm<Wrapped: Command>: Command {
    package static var specification: CommandSpecification {
        let own = Wrapped.specification
        return CommandSpecification(
            "registry \(own.name)",
            group: .registry,
            summary: "the same as `tenon \(own.name)`",
            discussion: own.discussion,
            options: own.options,
            arguments: own.arguments,
            isHidden: true
        )
    }

    private let command: Wrapped

    package init(parsing arguments: ParsedArguments) throws {
        command = try Wrapped(parsing: arguments)
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        try await command.run(in: context)
    }
}
