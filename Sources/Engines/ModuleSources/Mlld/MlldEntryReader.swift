// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Takes values out of one JSON file of a registry of mlld.
struct MlldEntryReader {
    /// The longest file, in bytes.
    static let sizeLimit = 16 << 20

    let file: String
    let members: [String: JSONValue]

    init(_ source: SourceText) throws {
        let limits = JSONDocument.Limits(size: Self.sizeLimit, depth: 16)
        let value = try JSONValue(parsing: source, limits: limits)
        guard let members = value.members else {
            throw MlldFormatError(file: source.name, reason: "it holds no object")
        }
        self.init(file: source.name, members: members)
    }

    init(file: String, members: [String: JSONValue]) {
        self.file = file
        self.members = members
    }

    func malformed(_ reason: String) -> MlldFormatError {
        MlldFormatError(file: file, reason: reason)
    }

    func string(_ key: String) throws(MlldFormatError) -> String? {
        guard let value = members[key], value != .null else { return nil }
        guard let string = value.string else { throw malformed("`\(key)` is no string") }
        return string
    }

    func required(_ key: String) throws(MlldFormatError) -> String {
        guard let string = try string(key) else { throw malformed("`\(key)` is missing") }
        return string
    }

    func strings(_ key: String) throws(MlldFormatError) -> [String] {
        guard let value = members[key], value != .null else { return [] }
        let strings = value.elements?.compactMap(\.string)
        guard let strings, strings.count == value.elements?.count else {
            throw malformed("`\(key)` is no list of strings")
        }
        return strings
    }

    /// The object at `key`.
    func below(_ key: String) throws(MlldFormatError) -> Self {
        guard let members = members[key]?.members else {
            throw malformed("`\(key)` is missing, or no object")
        }
        return Self(file: file, members: members)
    }

    /// The string at `key`, understood by `parse`.
    func parsed<Value>(_ key: String, _ parse: (String) throws -> Value) throws -> Value {
        let text = try required(key)
        do {
            return try parse(text)
        } catch let error as any DiagnosticError {
            throw malformed("\(error.diagnostic.message), in `\(key)`")
        }
    }

    // MARK: Content

    /// What `source` says.
    func content() throws -> MlldContent {
        let source = try below("source")
        let digest = try source.string("contentHash")
        let place: MlldContent.Place
        switch try source.required("type") {
        case "gist":
            place = .gist(
                id: try source.required("id"),
                revision: try source.string("hash"),
                url: try source.string("url")
            )
        case "directory":
            place = .folder(
                url: try source.required("baseUrl"),
                files: try source.strings("files").map { try source.path($0) },
                entry: try source.string("entryPoint").map { try source.path($0) }
            )
        case "github", "file", "url":
            place = .file(url: try source.required("url"))
        case let type:
            throw malformed("`\(type)` is no kind of source that is known here")
        }
        return MlldContent(place: place, statedDigest: digest)
    }

    private func path(_ text: String) throws(MlldFormatError) -> ModulePath {
        guard let path = ModulePath(parsing: text) else {
            throw malformed("`\(text)` is not the path of a file in a module")
        }
        return path
    }
}
