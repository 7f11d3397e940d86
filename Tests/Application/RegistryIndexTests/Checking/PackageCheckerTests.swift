// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import RegistryIndex
import Testing

/// What keeps a package out of a registry, and what is only advised.
@Suite struct PackageCheckerTests {
    @Test func `a good package has no findings`() throws {
        #expect(try CheckedPackage().findings() == [])
    }

    // MARK: The manifest

    static let manifests: [(change: (String, String), finding: String)] = [
        (("license = \"MIT\"\n", ""), "error package-licence-missing tenon.toml"),
        (("\"MIT\"", "\"mit\""), "error package-licence-unknown tenon.toml"),
        (("\"MIT\"", "\"MIT OR\""), "error package-licence-unknown tenon.toml"),
        (("@alice/words", "words"), "error package-incomplete"),
        (("version = \"1.0.0\"\n", ""), "error package-incomplete"),
        (("language = \"javascript\"\n", ""), "error package-incomplete"),
        (("1.0.0", "1.0.0+7"), "error package-version-refused tenon.toml"),
        (("entry = \"main.js\"", "entry = \"lib.js\""), "error package-file-missing tenon.toml"),
        (
            ("entry = \"main.js\"\n", "entry = \"main.js\"\n[exports]\n\"./a\" = \"./a.js\"\n"),
            "error package-file-missing tenon.toml"
        ),
        (
            ("description = \"Counts words\"\n", ""),
            "warning package-description-missing tenon.toml"
        ),
        (("Counts words", "a\\u001b[31mb"), "error package-metadata-refused tenon.toml"),
        (("Counts words", "a\\u202eb"), "error package-metadata-refused tenon.toml"),
        (
            ("license", "homepage = \"javascript:alert(1)\"\nlicense"),
            "error package-metadata-refused tenon.toml"
        ),
        (
            ("license", "keywords = [\"a\\nb\"]\nlicense"),
            "error package-metadata-refused tenon.toml"
        ),
    ]

    @Test(arguments: manifests.indices)
    func `a manifest that says too little or too much is told`(index: Int) throws {
        let (change, finding) = Self.manifests[index]
        var package = CheckedPackage()
        package.manifest = package.manifest.replacing(change.0, with: change.1)
        #expect(try package.findings() == [finding])
    }

    @Test func `without a manifest there is nothing to publish`() throws {
        var package = CheckedPackage()
        package.manifest = "[package"
        let found = try package.all()
        #expect(found.map(\.code) == ["toml-malformed"])
        #expect(try !package.inspect().isPublishable)
    }

    // MARK: Files

    @Test(arguments: [
        ".git/config", "lib/node_modules/x/a.txt", ".DS_Store", "a.txt~", ".tenon/x", "tenon.lock",
        ".npmrc", "CVS/Root",
    ])
    func `what belongs to one machine is refused`(path: String) throws {
        var package = CheckedPackage()
        package.files[path] = Array("x\n".utf8)
        #expect(try package.findings() == ["error package-file-refused \(path)"])
    }

    @Test func `sizes are limited`() throws {
        var package = CheckedPackage()
        package.context.limits.fileBytes = 300
        package.files["big.txt"] = [UInt8](repeating: 65, count: 301)
        #expect(try package.findings() == ["error package-too-large big.txt"])
        package.context.limits = CheckLimits()
        package.context.limits.files = 3
        #expect(try package.findings() == ["error package-too-large"])
        package.context.limits = CheckLimits()
        package.context.limits.packageBytes = 120
        #expect(try package.findings() == ["error package-too-large"])
    }

    @Test func `sources are UTF-8, and read as they run`() throws {
        var package = CheckedPackage()
        package.files["latin.js"] = Array("const a = 1\n// gr".utf8) + [0xFC] + Array("n\n".utf8)
        package.files["trick.js"] = Array("const a = 1\n\nconst b = \"\u{202E}\"\n".utf8)
        package.files["latin.txt"] = [0xFC]
        #expect(
            try package.findings() == [
                "error package-source-not-text latin.js:2",
                "error package-source-not-text trick.js:3",
            ]
        )
    }

    @Test func `a source that is no program is told with its place`() throws {
        var package = CheckedPackage()
        package.files["broken.js"] = Array("const a = 1\nconst b = `open\n".utf8)
        #expect(try package.findings() == ["error syntax-error broken.js:2"])
    }

    @Test func `names that differ by case alone are refused`() throws {
        var package = CheckedPackage()
        package.files["readme.MD"] = Array("x".utf8)
        #expect(try package.findings() == ["error package-file-refused readme.MD"])
    }

    @Test func `a package without a README is let in with a warning`() throws {
        var package = CheckedPackage()
        package.files["README.md"] = nil
        #expect(try package.findings() == ["warning package-readme-missing"])
        #expect(try package.inspect().isPublishable)
    }

    @Test func `a version that no requirement can tell from another is refused`() throws {
        var package = CheckedPackage()
        package.context.published = [try Version(parsing: "1.0.0+old")]
        #expect(try package.findings() == ["error package-version-refused"])
    }
}
