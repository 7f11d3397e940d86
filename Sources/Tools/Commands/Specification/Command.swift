// SPDX-License-Identifier: Apache-2.0

/// One command of the command line; one file each.
package protocol Command: Sendable {
    /// What the command is called, takes and does.
    static var specification: CommandSpecification { get }

    /// Reads the arguments, which the parser has checked against the specification.
    ///
    /// - Throws: any error about the command line; the exit status is then 2.
    init(parsing arguments: ParsedArguments) throws

    /// Does the work.
    ///
    /// - Throws: any error; it is rendered and the exit status is 1.
    func run(in context: CommandContext) async throws -> ExitStatus
}
