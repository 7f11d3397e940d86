// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// What `tenon owner add` and `tenon owner remove` read of their arguments, ask and say.
struct OwnerChange: Sendable {
    static let options = [RegistryOption.specification, CommandContext.yes]

    static let arguments = [
        ArgumentSpecification("PACKAGE", "the package, `@alice/utils`"),
        ArgumentSpecification("USER", "the account"),
    ]

    let name: PackageName
    let user: AccountName
    let registry: String?
    private let isConfirmed: Bool

    init(parsing arguments: ParsedArguments) throws {
        name = try PackageName(parsing: try arguments.required("PACKAGE"))
        user = try AccountName(parsingMention: try arguments.required("USER"))
        registry = arguments.value(of: "registry")
        isConfirmed = arguments.has("yes")
    }

    /// Asks, does `work`, which tells where it was done, and says what is so now.
    func run(
        in context: CommandContext,
        asking question: String,
        because reason: String,
        saying change: String,
        _ work: (Workspace) async throws -> String
    ) async throws -> ExitStatus {
        let workspace = try context.workspace()
        try context.confirm(question, reason, isConfirmed: isConfirmed)
        let address = try await work(workspace)
        let change = ReleaseChange(subject: name.description, registry: address, change: change)
        try change.write(to: context.output)
        return .success
    }
}
