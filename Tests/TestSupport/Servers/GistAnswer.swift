// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What GitHub's API answers about a gist, in the form of its documentation
/// (<https://docs.github.com/en/rest/gists/gists>).
package struct GistAnswer: Encodable, Sendable {
    /// One file.
    package struct File: Encodable, Sendable {
        /// The name.
        package var filename: String
        /// The text, or the beginning of it.
        package var content: String
        /// The number of bytes of the whole file.
        package var size: Int
        /// Whether the text is only the beginning.
        package var truncated = false
        /// Where the bytes are.
        package var address = "https://gist.githubusercontent.com/nobody/0/raw/0/x"

        private enum CodingKeys: String, CodingKey {
            case filename
            case content
            case size
            case truncated
            case address = "raw_url"
        }
    }

    private struct Owner: Encodable, Sendable {
        let login: String
    }

    private struct Version: Encodable, Sendable {
        let version: String
    }

    /// The gist.
    package var id: String
    /// The files by name.
    package var files: [String: File]
    /// Whether there are more files.
    package var truncated = false
    private var owner: Owner?
    private var history: [Version]

    /// A gist with files of these texts, whose newest revision is `revision`.
    package init(_ id: String, by owner: String?, at revision: String, _ files: [String: String]) {
        self.id = id
        self.owner = owner.map { Owner(login: $0) }
        history = [Version(version: revision)]
        self.files = Dictionary(
            uniqueKeysWithValues: files.map { name, text in
                (name, File(filename: name, content: text, size: text.utf8.count))
            }
        )
    }

    /// The answer of a server.
    package func answer() throws -> ServerAnswer {
        let body = String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        return ServerAnswer(headers: ["Content-Type": "application/json"], body: body)
    }
}
