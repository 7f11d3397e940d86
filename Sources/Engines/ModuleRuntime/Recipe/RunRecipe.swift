// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
package import SandboxKit

/// Everything that decides what one run of a program is and may do.
///
/// Whoever makes one has decided already: the permissions in it are granted, the files are the files of
/// the graph. Bytes may still be unverified; ``RunningProgram/release()`` waits for that.
package struct RunRecipe: Sendable {
    /// How a program is confined.
    package enum Sandbox: Hashable, Sendable {
        /// By the runtime and by the kernel. A system that cannot is an error.
        case kernel
        /// By the runtime alone.
        case none
    }

    /// Where the three standard streams of the program go.
    package struct Streams: Sendable {
        /// Standard input.
        package var input: ChildConfiguration.Stream = .inherited
        /// Standard output.
        package var output: ChildConfiguration.Stream = .inherited
        /// Standard error.
        package var errors: ChildConfiguration.Stream = .inherited

        /// The streams of this process.
        package init() {}
    }

    /// The URL that the host imports first, as the import map would write it.
    package var entryURL: String
    /// The module of that URL.
    package var entry: ModuleID
    /// The import map, JSON: every edge of the graph.
    ///
    /// Read before anything is verified, never executed.
    package var importMap: [UInt8]
    /// The real paths of all files that modules are read from.
    package var moduleFiles: [String]
    /// The folder of the store's blobs, if modules come from it.
    ///
    /// Deno's time for a list of files grows with its square (8 ms for 200), so where the kernel holds
    /// the exact list, Deno is told this folder.
    package var storeFolder: String?
    /// Which module a URL of the import map is: what reports and stack traces name.
    package var moduleNames: [String: ModuleID]
    /// What the program may do.
    package var permissions: PermissionSet = .none
    /// Where an analysis of the modules' imports is kept, if this program is worth one.
    package var analysis: FilePath?
    /// The program's arguments.
    package var arguments: [String] = []
    /// Values of environment variables; only those that are granted reach the program.
    package var environment: [String: String] = [:]
    /// The folder that the program starts in; the present one when `nil`.
    package var workingDirectory: String?
    /// Folders that no grant, however wide, makes writable: the data home.
    package var protectedFolders: [String] = []
    /// Limits.
    package var limits = RunLimits()
    /// How it is confined.
    package var sandbox = Sandbox.kernel
    /// Standard input, output and error.
    package var streams = Streams()
    /// Whether a module imports `node:worker_threads`; costs start-up time, so only then are the
    /// failures of its workers reported.
    package var usesNodeWorkers = false

    /// A program without permissions, arguments or limits.
    package init(
        entryURL: String,
        entry: ModuleID,
        importMap: [UInt8],
        moduleFiles: [String],
        moduleNames: [String: ModuleID]
    ) {
        self.entryURL = entryURL
        self.entry = entry
        self.importMap = importMap
        self.moduleFiles = moduleFiles
        self.moduleNames = moduleNames
    }
}
