// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Files that hold secrets by their very name.
enum SecretFiles {
    private static let names: Set<String> = [
        ".env", ".netrc", "_netrc", ".pypirc", ".pgpass", ".my.cnf", ".htpasswd", ".dockercfg",
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk",
    ]

    private static let suffixes = [".env", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk"]

    /// The last words of files that show how the real one looks.
    private static let samples: Set<Substring> = [
        "example", "sample", "template", "dist", "defaults", "schema",
    ]

    /// Whether the file is one for secrets.
    static func isSecret(_ path: ModulePath) -> Bool {
        let parts = path.components
        guard let name = parts.last?.lowercased() else { return false }
        if names.contains(name) { return true }
        if name.hasPrefix(".env.") || name.hasSuffix(".env") {
            return name.split(separator: ".").allSatisfy { !samples.contains($0) }
        }
        if parts.count >= 2, parts[parts.count - 2] == ".aws", name == "credentials" { return true }
        return suffixes.contains { name.hasSuffix($0) }
    }
}
