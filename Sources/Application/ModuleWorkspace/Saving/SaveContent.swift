// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What is to be saved under a name.
package enum SaveContent: Sendable {
    /// A file, with the files that it imports by relative paths.
    case file(FilePath)
    /// A program text; `name` is what its errors are shown under.
    case code([UInt8], suffix: String, name: String)
    /// A module that was made of a function's source text, so that it must need nothing from outside.
    case function(String)

    var isFunction: Bool {
        if case .function = self { true } else { false }
    }
}
