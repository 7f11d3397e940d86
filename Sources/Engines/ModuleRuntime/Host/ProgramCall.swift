// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import JSONKit
package import ModuleModel

/// A call of the module API by a program, allowed by its permissions.
package struct ProgramCall: Sendable {
    /// The calls.
    package enum Method: String, CaseIterable, Sendable {
        /// Save a module: `name`, `kind`, `text`, `options`.
        case save
        /// Make a module loadable: `name`.
        case load
        /// The source of a saved module: `name`.
        case get
        /// Whether a module is saved: `name`.
        case has
        /// All saved modules.
        case list
        /// Remove a saved module: `name`.
        case remove

        /// What a program needs to make the call.
        package var permission: Permission {
            switch self {
            case .save, .remove: .savedWrite
            case .load, .get, .has, .list: .savedRead
            }
        }
    }

    /// Which call.
    package let method: Method
    /// Its parameters, as the program gave them: to be checked.
    package let parameters: JSONValue
    /// The module that called, as far as its stack can be believed.
    package let module: ModuleID?
    /// Where files of a loaded module are to be written: the only folder where the program may read them.
    package let loadedFolder: FilePath
}

/// The answer to a call.
package enum ProgramAnswer: Sendable {
    /// A value for the program.
    case value(JSONValue)
    /// A module whose files are below `loadedFolder`: its URL, and which module each URL is.
    case module(entryURL: String, names: [String: ModuleID])
}

/// Answers the module API for programs.
package protocol ProgramCallHandler: Sendable {
    /// Does what `call` asks; its permission is already checked.
    ///
    /// - Throws: a `DiagnosticError`, which the program sees as an error with that code and message.
    func answer(_ call: ProgramCall) async throws -> ProgramAnswer
}
