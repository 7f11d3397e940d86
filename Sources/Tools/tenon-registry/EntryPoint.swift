// SPDX-License-Identifier: Apache-2.0

internal import Commands
internal import TerminalKit

/// Starts the program; not in `main.swift`, whose closures belong to the main actor.
enum EntryPoint {
    static func main() -> Never {
        StandardStream.prepare()
        ProgramProcess.run(Composition.catalog, in: Composition.surroundings()) { words, _ in
            (RegistryProgram.arguments(words), "tenon")
        }
    }
}
