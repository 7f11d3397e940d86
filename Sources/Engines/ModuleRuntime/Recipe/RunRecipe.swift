// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel
package import SandboxKit

/// Everything that decides what one run of a program may do, and all that the runtime needs to boot.
///
/// What the program consists of follows as ``ProgramLinks``, while the runtime boots. Nothing runs
/// before ``RunningProgram/release()``: until then a grant may still be refused, and bytes unverified.
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

    /// The real paths of the project's files that the program consists of.
    package var localFiles: [String]
    /// The folder of the store's blobs, if the program has modules from there.
    ///
    /// What is in it is found by its digest only: the kernel lets a program open files there, and not list them.
    package var storeFolder: String?
    /// What the program may do.
    package var permissions: PermissionSet = .none
    /// Where an analysis of this program's imports is kept, if there is one or is to be.
    package var analysis: FilePath?
    /// The program's arguments.
    package var arguments: [String] = []
    /// Values of environment variables; only those that are granted reach the program.
    package var environment: [String: String] = [:]
    /// The folder that the program starts in; the present one when `nil`.
    package var workingDirectory: String?
    /// The modules of Python's own, or installed beside it, that the program may import; only programs in
    /// Python have any.
    package var hostModules: [String] = []
    /// Folders that no grant, however wide, makes writable: those of Tenon itself.
    package var protectedFolders: [String] = []
    /// Limits.
    package var limits = RunLimits()
    /// How it is confined.
    package var sandbox = Sandbox.kernel
    /// Standard input, output and error.
    package var streams = Streams()
    /// Whether this process ends as soon as the program is over.
    ///
    /// The system ends the program's process with it; what that used is not known then.
    package var isHasty = false

    /// A program of `localFiles`, without permissions, arguments or limits.
    package init(localFiles: [String]) {
        self.localFiles = localFiles
    }
    /// Whether a process that is over can be left to the system: one that may write, listen or start others
    /// could hold something until it is gone, and let go of it then.
    var mayBeLeft: Bool {
        isHasty
            && permissions.permissions.allSatisfy { permission in
                switch permission.kind {
                case .read, .environment, .saved: true
                case .write, .network, .run, .foreign: false
                }
            }
    }
}
