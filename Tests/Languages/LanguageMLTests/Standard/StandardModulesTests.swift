// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import LanguageML
import Testing

struct StandardModulesTests {
    @Test func `the modules that the language promises are there`() {
        let promised = """
            args array collections console crypto csv datetime env file functional http json log math path \
            random regex string
            """
        #expect(StandardModules.names == promised.split(separator: " ").map(String.init))
        #expect(StandardModules.text(of: "os") == nil)
        #expect(StandardModules.text(of: "__init__") == nil)
    }

    @Test(arguments: StandardModules.names)
    func `a module does what its table says, and gives out plain values alone`(
        _ name: String
    ) async throws {
        let table = StandardPackage.tables.appending(path: "\(name).txt").path()
        let differences = try await StandardPackage().run("harness.py", [table])
        #expect(differences == "")
    }
}
