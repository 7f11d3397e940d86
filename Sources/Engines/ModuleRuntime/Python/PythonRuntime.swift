// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// An installed Python.
package struct PythonRuntime: Hashable, Sendable {
    /// The real path of the program.
    package let path: FilePath

    /// The path by which it was found: in a virtual environment, a link to the program.
    package let namedPath: FilePath

    /// The folder of its own modules, `/usr/lib/python3.11`.
    package let library: FilePath

    /// The second number of its version: 11.
    package let minorVersion: Int

    /// The folder that it is installed in, `/usr`.
    var prefix: FilePath { path.parent.parent }

    /// The oldest version whose behaviour the sandbox was proven with.
    package static let oldestVersion = "3.9"
    private static let oldestMinorVersion = 9

    /// Takes the first of `candidates` that is an interpreter: a program with its library, no script that
    /// looks for one, and not too old.
    ///
    /// No process is started: the version is that of the library. The host script looks again.
    ///
    /// - Throws: ``RuntimeError``: `runtime-version` when all that there is is too old, else
    ///   `runtime-not-found`, which names all places.
    package init(candidates: [FilePath]) throws(RuntimeError) {
        var old: Int?
        for candidate in candidates {
            guard let real = try? FileSystem.realPath(candidate), Self.isProgram(real),
                let (library, version) = Self.library(of: real)
            else { continue }
            guard version >= Self.oldestMinorVersion else {
                old = old ?? version
                continue
            }
            path = real
            namedPath = candidate
            self.library = library
            minorVersion = version
            return
        }
        if let old { throw .version("3.\(old)", of: .python) }
        throw .notFound(.python, candidates.map(\.string))
    }

    /// Whether there is a file at `path`, and no script.
    private static func isProgram(_ path: FilePath) -> Bool {
        guard FileSystem.kind(of: path) == .file else { return false }
        // A longer file is no script that anybody wrote.
        let text = try? FileSystem.read(path, limit: 1 << 16)
        return text.map { !$0.starts(with: "#!".utf8) } ?? true
    }

    /// The library of the interpreter at `path`, by its place beside it.
    private static func library(of path: FilePath) -> (FilePath, version: Int)? {
        let folders = ["lib", "lib64"].map { path.parent.parent.appending($0) }
        for folder in folders {
            // The program's own name says which of several libraries is its own.
            let named = [path.lastComponent].filter { version(in: $0) != nil }
            let names = named.isEmpty ? (try? FileSystem.list(folder)) ?? [] : named
            for name in names {
                let library = folder.appending(name)
                if let version = version(in: name),
                    FileSystem.kind(of: library.appending("os.py")) == .file
                {
                    return (library, version)
                }
            }
        }
        return nil
    }

    /// 11 for `python3.11`.
    private static func version(in name: String) -> Int? {
        name.hasPrefix("python3.") ? Int(name.dropFirst("python3.".count)) : nil
    }
}
