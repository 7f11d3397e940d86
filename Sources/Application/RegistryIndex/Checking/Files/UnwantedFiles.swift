// SPDX-License-Identifier: Apache-2.0

/// Names that no package holds: what version control, editors, systems and Tenon itself leave in folders.
package enum UnwantedFiles {
    private static let names: Set<String> = [
        "CVS", "_darcs", "node_modules", "__pycache__", "__MACOSX", "tenon.lock", ".DS_Store",
        "Thumbs.db", "desktop.ini", ".idea", ".vscode", ".vs", ".svn", ".jj", ".npmrc",
    ]

    private static let beginnings = [".git", ".hg", ".tenon", "._", ".nfs"]

    private static let ends = ["~", ".swp", ".swo", ".orig", ".rej"]

    /// Whether a file or folder of this name never belongs into a package.
    package static func isUnwanted(_ name: some StringProtocol) -> Bool {
        names.contains(String(name)) || beginnings.contains { name.hasPrefix($0) }
            || ends.contains { name.hasSuffix($0) }
    }
}
