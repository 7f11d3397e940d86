// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What a person says of where modules are looked for, by flags or in a configuration file.
package struct ImportOptions: Hashable, Sendable {
    /// Folders, absolute, in order.
    package var folders: [FilePath] = []

    /// Whether modules may lie beside the program and beside whoever imports them.
    package var allowsCurrentFolder: Bool?

    /// What the names of the language's own modules stand for.
    package var standardMode: ImportSearch.StandardMode?

    /// Modules of the interpreter that may be imported.
    package var hostModules: [String] = []

    /// Says nothing.
    package init() {}

    /// These options, and where they say nothing, those of `other`; what lists name adds up, these first.
    func over(_ other: ImportOptions) -> ImportOptions {
        var merged = self
        merged.folders += other.folders.filter { !folders.contains($0) }
        merged.allowsCurrentFolder = allowsCurrentFolder ?? other.allowsCurrentFolder
        merged.standardMode = standardMode ?? other.standardMode
        merged.hostModules += other.hostModules
        return merged
    }
}

extension ImportSearch {
    /// What `options` mean for a program in `folder`.
    ///
    /// A folder that is not there holds no modules.
    init(_ options: ImportOptions, programFolder folder: FilePath) {
        self.init()
        folders = options.folders.map { (try? FileSystem.realPath($0)) ?? $0.normalized }
        programFolder = options.allowsCurrentFolder == true ? folder : nil
        standardMode = options.standardMode ?? .native
        hostModules = Set(options.hostModules)
    }
}
