// SPDX-License-Identifier: Apache-2.0

/// A runtime that programs run in, as people are told of it.
enum RuntimeName: String, CustomStringConvertible, Sendable {
    case deno = "Deno"
    case python = "Python"

    var description: String { rawValue }

    /// The oldest version whose behaviour the sandbox was proven with.
    var oldestVersion: String {
        switch self {
        case .deno: DenoRuntime.oldestVersion
        case .python: PythonRuntime.oldestVersion
        }
    }

    /// The first number of every version that will do.
    var majorVersion: Int {
        switch self {
        case .deno: 2
        case .python: 3
        }
    }

    /// The variable that names its path.
    private var variable: String {
        switch self {
        case .deno: "TENON_DENO"
        case .python: "TENON_PYTHON"
        }
    }

    /// How to get it.
    var installHint: String {
        "install \(self) \(oldestVersion) or newer, as `scripts/setup` does, or set \(variable) to its path"
    }

    /// How to see which one is used.
    var doctorHint: String { "`tenon doctor` says which \(self) is used" }
}
