// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Which modules a program consists of and how they import each other, as the runtime is told.
package struct ProgramLinks: Sendable {
    /// The URL that the host imports first, as the import map would write it.
    package var entryURL: String
    /// The module of that URL.
    package var entry: ModuleID
    /// The import map, JSON: every edge of the graph.
    ///
    /// Read before anything is verified, never executed.
    package var importMap: [UInt8]
    /// Which module a URL of the import map is: what reports and stack traces name.
    package var moduleNames: [String: ModuleID]
    /// Whether a module imports `node:worker_threads`; costs start-up time, so only then are the
    /// failures of its workers reported.
    package var usesNodeWorkers = false

    /// The links of the program that begins with `entry`.
    package init(
        entryURL: String,
        entry: ModuleID,
        importMap: [UInt8],
        moduleNames: [String: ModuleID]
    ) {
        self.entryURL = entryURL
        self.entry = entry
        self.importMap = importMap
        self.moduleNames = moduleNames
    }
}
