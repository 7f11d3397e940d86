// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// The first files of a project in one language: they run, and their test holds.
public struct ProjectTemplate: Hashable, Sendable {
    /// A file.
    public struct File: Hashable, Sendable {
        /// Its path in the project.
        public let path: ModulePath
        /// Its text.
        public let text: String

        /// Creates a file.
        public init(_ path: ModulePath, _ text: String) {
            self.path = path
            self.text = text
        }
    }

    /// What is run of a program, and imported of a library.
    public let entry: File

    /// What tests it, as a program that fails by throwing.
    public let test: File

    /// The files that the entry imports.
    public let parts: [File]

    /// Creates a template.
    public init(entry: File, test: File, parts: [File] = []) {
        self.entry = entry
        self.test = test
        self.parts = parts
    }

    /// All files.
    public var files: [File] { [entry] + parts + [test] }
}
