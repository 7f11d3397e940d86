// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import LanguageJavaScript
internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace
internal import RegistryIndex

/// Builds a registry of many versions from a folder of packages, then publishes one more.
///
///     registry-bench COUNT FOLDER      writes below FOLDER, which must not be there
@main
enum RegistryBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let count = Int(arguments[1]) else {
            print("registry-bench COUNT FOLDER")
            return
        }
        let folder = try FilePath(arguments[2])
        let source = folder.appending("source")
        for number in 0..<count { try writePackage(number, in: source) }
        let readManifest: RegistryBuilder.ManifestReading = {
            try ManifestReader.read($0, folder: $1).0
        }
        let builder = RegistryBuilder(
            root: folder.appending("registry"),
            readManifest: readManifest,
            languages: [JavaScript(), TypeScript()]
        )
        try builder.configure(RegistryConfiguration(name: "bench"))
        let published = Timestamp(milliseconds: 1_780_000_000_000)
        let clock = ContinuousClock()
        let build = RegistryBuild(
            builder: builder,
            published: published,
            intake: PackageIntake(
                collect: { try PackageCollector(Project(containing: $0)).files() },
                checker: PackageChecker(
                    languages: [JavaScript(), TypeScript()],
                    readManifest: readManifest
                )
            )
        )
        let start = clock.now
        let report = try build.run(from: source)
        let whole = start.duration(to: clock.now)
        try writePackage(count + 9, in: folder.appending("more"))
        let files = try PackageFolder.files(in: folder.appending("more/p\((count + 9) / 10)/1.9.0"))
        let submission = PackageSubmission(files: files, published: published)
        let one = try clock.measure { try builder.publish([submission], heads: .deferred) }
        let heads = try clock.measure { try builder.refreshHeads(of: []) }
        print(
            "\(report.versions) versions of \(report.packages) packages, \(report.errors) errors: \(whole)"
        )
        print("one more: \(one); heads afterwards: \(heads)")
    }

    /// A version of a package: ten of each package, four files, a dependency.
    private static func writePackage(_ number: Int, in root: FilePath) throws {
        let (package, minor) = number.quotientAndRemainder(dividingBy: 10)
        let folder = root.appending("p\(package)/1.\(minor).0")
        try FileSystem.createFolders(folder.appending("lib"))
        let lines = (0..<60).map { line in
            """
            /** Says number \(line) of version \(minor). */
            export function say\(line)(name) { return `${name} ${\(line * minor)}`; }
            """
        }
        let files = [
            "tenon.toml": """
            [package]
            name = "@bench/p\(package)"
            version = "1.\(minor).0"
            language = "javascript"
            entry = "main.js"
            description = "Package number \(package) of a large registry"
            license = "MIT"
            keywords = ["bench", "number\(package % 100)"]

            [dependencies]
            "@bench/p\(package / 2)" = "^1"
            """,
            "main.js":
                "import { say0 } from \"./lib/words.js\";\nexport * from \"./lib/words.js\";\n"
                + "import * as other from \"@bench/p\(package / 2)\";\n"
                + "/** Greets. */\nexport function greet() { return say0(other); }\n",
            "lib/words.js": lines.joined(separator: "\n"),
            "README.md": "# Package \(package)\n\n" + String(repeating: "Words. ", count: 300),
        ]
        for (name, text) in files {
            try FileSystem.writeBriefly(Array(text.utf8), to: folder.appending(name))
        }
    }
}
