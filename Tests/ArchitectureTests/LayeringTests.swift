// SPDX-License-Identifier: Apache-2.0

import Testing

/// Holds the imports of every source file to the layers of `ARCHITECTURE.md`.
@Suite struct LayeringTests {
    /// The layers that the targets of a layer may import; each is a folder of `Sources/`.
    static let mayImport: [String: Set<String>] = [
        "CLibraries": [],
        "Model": [],
        "Languages": ["Model"],
        "Platform": ["CLibraries", "Model"],
        "Engines": ["Model", "Platform"],
        "Application": ["Model", "Languages", "Platform", "Engines"],
        "Tools": ["Model", "Languages", "Platform", "Engines", "Application"],
    ]

    /// The targets that others of their own layer may import: cores that they extend.
    static let cores: Set<String> = [
        "Diagnostics", "ModuleModel", "LanguageSupport", "Commands", "FileSystemKit", "JSONKit",
        "RegistryCommands", "RegistryIndex", "RegistrySite",
    ]

    @Test func `imports point downward`() throws {
        let files = try SourceFile.all()
        let home = Dictionary(files.map { ($0.target, $0.layer) }) { first, _ in first }
        for file in files {
            let below = try #require(Self.mayImport[file.layer])
            for name in file.imports where name != file.target {
                guard let layer = home[name] else { continue }
                let isMeant =
                    below.contains(layer) || layer == file.layer && Self.cores.contains(name)
                #expect(isMeant, "\(file.path) imports \(name)")
            }
        }
    }

    @Test func `only the platform layer imports C`() throws {
        for file in try SourceFile.all() where file.layer != "Platform" {
            let shims = file.imports.filter { $0.wholeMatch(of: /C[A-Z]\w+/) != nil }
            #expect(shims.isEmpty, "\(file.path) imports \(shims)")
        }
    }

    @Test func `the application is told which languages there are`() throws {
        for file in try SourceFile.all() where file.layer == "Application" {
            let languages = file.imports.filter { $0.hasPrefix("Language") }
            #expect(languages.allSatisfy { $0 == "LanguageSupport" }, "\(file.path)")
        }
    }

    @Test func `a folder that can be taken in holds at most twelve files`() throws {
        let folders = Dictionary(grouping: try SourceFile.all()) {
            $0.path.split(separator: "/").dropLast().joined(separator: "/")
        }
        for (folder, files) in folders where files.count > 12 {
            Issue.record("\(folder) holds \(files.count) files")
        }
    }
}
