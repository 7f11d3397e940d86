// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The flags of `tenon run` that grant permissions, as a person types them.
enum GrantFlag {
    /// The flag that grants `permission`, quoted for a shell.
    static func text(_ permission: Permission) -> String {
        let name =
            switch permission.kind {
            case .read: "--allow-read"
            case .write: "--allow-write"
            case .network: "--allow-net"
            case .environment: "--allow-env"
            case .run: "--allow-run"
            case .saved: "--allow-saved"
            case .foreign: "--allow-foreign"
            }
        guard let target = permission.target else { return name }
        // Commas separate the values of a flag; two of them stand for one.
        let value = target.split(separator: ",", omittingEmptySubsequences: false)
            .joined(separator: ",,")
        return ShellWord.quoted("\(name)=\(value)")
    }
}
