// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// The files of a linked program, while they are collected.
struct LinkedFiles {
    private var files: [ModulePath: [UInt8]] = [:]
    private var places: [ModulePath: [LinkedProgram.Place]] = [:]

    /// Adds a file as it is.
    mutating func add(_ path: String, _ text: String) throws(LinkFailure) {
        files[try Self.path(path)] = Array(text.utf8)
    }

    /// Adds a file with its source map, and gives its path.
    @discardableResult
    mutating func add(_ path: String, mapped file: LinkedFile) throws(LinkFailure) -> ModulePath {
        let name = try Self.path(path)
        files[name] = file.bytes
        files[try Self.path(path + ".map")] = file.map.json(
            file: String(name.components.last ?? "")
        )
        places[name] = file.places
        return name
    }

    /// Makes packages of the folders in which the file at `path` lies.
    mutating func addPackages(above path: [String]) throws(LinkFailure) {
        for count in 1..<path.count {
            try add(path.prefix(count).joined(separator: "/") + "/__init__.py", "")
        }
    }

    /// The program that they are.
    func program(
        entry: ModulePath,
        names: [String: ModuleID],
        embedded: [String: [UInt8]] = [:]
    ) -> LinkedProgram {
        let sorted = files.sorted { $0.key < $1.key }
        return LinkedProgram(
            files: sorted.map { LinkedProgram.File(path: $0.key, bytes: $0.value) },
            entry: entry,
            names: names,
            places: places,
            embedded: embedded
        )
    }

    private static func path(_ text: String) throws(LinkFailure) -> ModulePath {
        guard let path = ModulePath(parsing: text) else { throw .path(text) }
        return path
    }
}
