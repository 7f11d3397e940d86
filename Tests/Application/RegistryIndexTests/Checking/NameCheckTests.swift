// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import RegistryIndex
import Testing

/// New names that look like known ones are refused.
@Suite struct NameCheckTests {
    private func findings(_ name: String, published: [Version] = []) throws -> [String] {
        var package = CheckedPackage()
        package.manifest = package.manifest.replacing("@alice/words", with: name)
        package.context.popularNames = try ["@alice/utils", "@acme-tools/parse", "@io/net"].map {
            try PackageName(parsing: $0)
        }
        package.context.published = published
        return try package.findings()
    }

    @Test(arguments: [
        "@a1ice/utils", "@al1ce/utils", "@a1ice/anything", "@al-ice/x", "@al.ice/utils",
        "@4lice/utils",
        "@alicee/utils", "@alcie/utils", "@alic/utils", "@alive/utils", "@alicee/uti1s",
        "@acmetools/parse", "@acme_tools/other", "@acme/tools-parse", "@acme/toolsparse", "@1o/net",
    ])
    func `a look-alike is refused`(name: String) throws {
        #expect(try findings(name) == ["error package-name-confusing"])
    }

    @Test(arguments: [
        "@alice/words", "@alice/util", "@alice/uti1s", "@bob/utils", "@carol/utils",
        "@alicee/words",
        "@alicia/utils", "@acme/parse", "@io2/net", "@l0/text", "@malice2/utils",
    ])
    func `names that nobody mixes up pass`(name: String) throws {
        #expect(try findings(name) == [])
    }

    @Test func `who has a name keeps it`() throws {
        #expect(try findings("@a1ice/utils", published: [Version(0, 9, 0)]) == [])
    }
}
