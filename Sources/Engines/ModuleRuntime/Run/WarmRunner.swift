// SPDX-License-Identifier: Apache-2.0

/// Keeps one process booted ahead, for a caller that runs one program many times.
///
/// The files that a process may read are fixed when it boots, so a spare fits one recipe; a changed
/// graph needs a new runner. The spare has seen nothing of earlier runs.
package actor WarmRunner {
    private let runner: DenoRunner
    private let recipe: RunRecipe
    private var spare: RunningProgram?

    /// A runner for `recipe`; boots nothing yet.
    package init(_ runner: DenoRunner, recipe: RunRecipe) {
        self.runner = runner
        self.recipe = recipe
    }

    /// Boots the spare, if there is none.
    ///
    /// - Throws: what ``DenoRunner/start(_:)`` throws.
    package func prepare() throws {
        if spare == nil { spare = try runner.start(recipe) }
    }

    /// A booted program at the gate; the next spare boots meanwhile.
    ///
    /// - Returns: a program to release.
    /// - Throws: what ``DenoRunner/start(_:)`` throws.
    package func next() throws -> RunningProgram {
        try prepare()
        guard let program = spare else { return try runner.start(recipe) }
        spare = nil
        try prepare()
        return program
    }
}
