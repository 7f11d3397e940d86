// SPDX-License-Identifier: Apache-2.0

public import ModuleModel

/// A program as files that an interpreter runs.
public struct LinkedProgram: Hashable, Sendable {
    /// A file.
    public struct File: Hashable, Sendable {
        /// Its path in the output folder.
        public let path: ModulePath
        /// Its bytes.
        public let bytes: [UInt8]

        /// Creates a file.
        public init(path: ModulePath, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The place in the source that lines of the output come from.
    public struct Place: Hashable, Sendable {
        /// The first of these lines, from 1; the next place ends them.
        public let line: Int
        /// The module; `nil` where the lines come from none.
        public let module: ModuleID?
        /// The line in its source, from 1.
        public let sourceLine: Int
        /// The column in it, from 1, in UTF-16 code units.
        public let sourceColumn: Int

        /// Creates a place.
        public init(line: Int, module: ModuleID?, sourceLine: Int, sourceColumn: Int) {
            self.line = line
            self.module = module
            self.sourceLine = sourceLine
            self.sourceColumn = sourceColumn
        }
    }

    /// All files, by path.
    public let files: [File]

    /// The file that the interpreter is started with.
    public let entry: ModulePath

    /// What each module is called at run time.
    public let names: [String: ModuleID]

    /// Where the lines of each file come from, by path, in rising order of the lines.
    public let places: [ModulePath: [Place]]

    /// The texts in the entry that the interpreter compiles apart from it, by what they are called then.
    public let embedded: [String: [UInt8]]

    /// Creates a linked program.
    public init(
        files: [File],
        entry: ModulePath,
        names: [String: ModuleID],
        places: [ModulePath: [Place]],
        embedded: [String: [UInt8]] = [:]
    ) {
        self.embedded = embedded
        self.files = files
        self.entry = entry
        self.names = names
        self.places = places
    }
}
