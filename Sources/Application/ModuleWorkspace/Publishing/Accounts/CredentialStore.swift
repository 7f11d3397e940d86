// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import JSONKit

/// The file that keeps this user's tokens, which nobody else may read.
struct CredentialStore: Sendable {
    private static let sizeLimit = 1 << 20
    private static let patience = Duration.seconds(10)

    private let folder: FilePath
    private var path: FilePath { folder.appending("credentials.json") }

    /// The store in the folder of this user's settings.
    init(folder: FilePath) {
        self.folder = folder
    }

    /// The credentials; none where there is no file.
    ///
    /// - Throws: ``CredentialError``, ``FileSystemError``, `JSONError`.
    func read() throws -> [Credential] {
        guard FileSystem.kind(of: path) != nil else { return [] }
        let status = try FileSystem.status(of: path)
        guard status.mode & 0o077 == 0 else { throw CredentialError.exposed(path.string) }
        let bytes = try FileSystem.read(path, limit: Self.sizeLimit, followingLinks: false)
        let value: JSONValue
        do {
            value = try JSONValue(parsing: SourceText(name: path.string, bytes: bytes))
        } catch {
            // The reader's own error would show the line, and with it a token.
            throw CredentialError.malformed(path.string)
        }
        guard value["tenonCredentials"]?.integer == 1, let items = value["credentials"]?.elements
        else { throw CredentialError.malformed(path.string) }
        return try items.map { item in
            guard let registry = item["registry"]?.string, let api = item["api"]?.string,
                let user = item["user"]?.string, let token = item["token"]?.string,
                let token = try? AccessToken(parsing: token)
            else { throw CredentialError.malformed(path.string) }
            return Credential(registry: registry, api: api, user: user, token: token)
        }
    }

    /// Changes the credentials; who changes them meanwhile waits.
    func update(_ change: (inout [Credential]) -> Void) throws {
        try FileSystem.createFolders(folder, mode: 0o700)
        let lock = try FileLock(
            folder.appending("credentials.lock"),
            mode: .exclusive,
            timeout: Self.patience
        )
        defer { withExtendedLifetime(lock) {} }
        var credentials = try read()
        change(&credentials)
        let items = credentials.sorted { $0.registry < $1.registry }.map { item -> JSONValue in
            [
                "registry": .string(item.registry), "api": .string(item.api),
                "user": .string(item.user), "token": .string(item.token.text),
            ]
        }
        let value: JSONValue = ["tenonCredentials": 1, "credentials": .array(items)]
        try FileSystem.writeAtomically(value.encoded(.lines), to: path, mode: 0o600)
    }
}
