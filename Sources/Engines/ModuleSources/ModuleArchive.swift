// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// The content of a module, as a source handed it over.
public struct ModuleArchive: Hashable, Sendable {
    /// The files; exactly one for a file or a URL.
    public let files: [ModuleFile]

    /// The path of the file that importers get.
    public let entry: String

    /// How to read the entry, as a file name suffix without its dot: `js`, `ts`, `json`, `txt`;
    /// `bin` when nobody knows.
    public let suffix: String

    /// Where the content really was, after redirects; `nil` for what has no URL.
    public let url: ModuleURL?

    /// What asks the server next time whether anything changed.
    public let validators: FetchValidators

    /// Creates an archive.
    public init(
        files: [ModuleFile],
        entry: String,
        suffix: String,
        url: ModuleURL? = nil,
        validators: FetchValidators = FetchValidators()
    ) {
        self.files = files
        self.entry = entry
        self.suffix = suffix
        self.url = url
        self.validators = validators
    }
}
