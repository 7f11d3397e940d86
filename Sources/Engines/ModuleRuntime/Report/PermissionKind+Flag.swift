// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

extension Permission.Kind {
    /// The flag of the command line that grants it, for hints.
    var flag: String {
        switch self {
        case .network: "--allow-net"
        case .environment: "--allow-env"
        case .read, .write, .run, .saved, .foreign: "--allow-\(rawValue)"
        }
    }
}
