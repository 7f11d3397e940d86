// SPDX-License-Identifier: Apache-2.0

/// Keeps one process booted ahead, for a caller that runs one program many times.
///
/// The files that a process may read are fixed when it boots, so a spare fits one recipe; a changed
/// graph needs a new runner. The spare has seen nothing of earlier runs.
package actor WarmRunner {
    private let runner: DenoRunner
    private let recipe: RunRecipe
    private let links: ProgramLinks
    private var spare: RunningProgram?

    /// A runner for the program of `links`; boots nothing yet.
    package init(_ runner: DenoRunner, recipe: RunRecipe, links: ProgramLinks) {
        self.runner = runner
        self.recipe = recipe
        self.links = links
    }

    /// Boots the spare, if there is none.
    ///
    /// - Throws: what ``DenoRunner/start(_:)`` and ``BootingRuntime/link(_:)`` throw.
    package func prepare() throws {
        if spare == nil { spare = try boot() }
    }

    /// A booted program at the gate; the next spare boots meanwhile.
    ///
    /// - Returns: a program to release.
    /// - Throws: what ``DenoRunner/start(_:)`` and ``BootingRuntime/link(_:)`` throw.
    package func next() throws -> RunningProgram {
        try prepare()
        guard let program = spare else { return try boot() }
        spare = nil
        try prepare()
        return program
    }

    private func boot() throws -> RunningProgram {
        try runner.start(recipe).link(links)
    }
}
