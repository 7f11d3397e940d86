// SPDX-License-Identifier: Apache-2.0

internal import CLinux

/// The environment variables, as a value.
package struct ProcessEnvironment: Hashable, Sendable {
    /// The variables by name.
    package let variables: [String: String]

    /// Wraps variables.
    package init(_ variables: [String: String]) {
        self.variables = variables
    }

    /// The value of a variable; `nil` when it is unset or empty, which XDG treats alike.
    package subscript(name: String) -> String? {
        variables[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The environment of this process; only entry points ask for it.
    package static func current() -> ProcessEnvironment {
        var variables: [String: String] = [:]
        guard var entry = unsafe clinux_environment() else { return Self([:]) }
        while let text = unsafe entry.pointee {
            let pair = unsafe String(cString: text)
            if let equals = pair.firstIndex(of: "=") {
                variables[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return Self(variables)
    }
}
