// SPDX-License-Identifier: Apache-2.0

/// How many files a linked program has; the raw value is what `--output-mode` calls it.
public enum OutputLayout: String, CaseIterable, Hashable, Sendable {
    /// One file that holds everything.
    case singleFile = "single-file"
    /// A file for each module, in the folders of its name, and the files of the language beside them.
    case multiFile = "multi-file"
}
