// SPDX-License-Identifier: Apache-2.0

/// What a command line asks for.
package enum Invocation: Sendable {
    /// The version.
    case version
    /// The overview, or what one command does.
    case help(CommandSpecification?)
    /// Nothing at all: `tenon` alone.
    case nothing
    /// The work of a command.
    case command(any Command.Type, ParsedArguments)
}
