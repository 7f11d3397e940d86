// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import ModuleSources
import Testing

/// What modules offer, inside of pages.
@Suite struct DocumentationCodecTests {
    private static func page(_ export: DocumentedExport) throws -> PackagePage {
        var page = try PageCodecTests.page()
        page.modules = [".": ModuleDocumentation(exports: [export])]
        return page
    }

    private static func read(_ page: PackagePage) throws -> PackagePage {
        let source = SourceText(name: "page.json", bytes: RegistryCodec.encode(page))
        return try RegistryCodec.page(of: page.name, page.version, from: source)
    }

    @Test(arguments: DocumentedExport.Kind.allCases)
    func `all that is told of an export survives`(kind: DocumentedExport.Kind) throws {
        var parameter = DocumentedParameter("a", type: "A", isOptional: true)
        parameter.defaultValue = "1"
        var member = DocumentedExport("m", .method, signature: "static m()", line: 2)
        (member.isStatic, member.isOptional, member.parameters) = (true, true, [parameter])
        var export = DocumentedExport("x", kind, signature: "x", line: 1)
        export.origin = DocumentedOrigin(specifier: "./y.js", name: "z")
        (export.text, export.result, export.deprecated) = ("Text.", "X", "why")
        (export.examples, export.parameters, export.members) = (["x()"], [], [member])
        let page = try Self.page(export)
        #expect(try Self.read(page) == page)
    }

    @Test func `members are nested so deep and no deeper`() throws {
        var export = DocumentedExport("x", .method, signature: "x()", line: 1)
        export.parameters = [DocumentedParameter("a")]
        for _ in 1..<DocumentedExport.depthLimit {
            var outer = DocumentedExport("x", .namespace, signature: "x", line: 1)
            outer.members = [export]
            export = outer
        }
        let page = try Self.page(export)
        #expect(try Self.read(page) == page)
        var outer = DocumentedExport("x", .namespace, signature: "x", line: 1)
        outer.members = [export]
        let deep = try Self.page(outer)
        #expect(throws: (any Error).self) { try Self.read(deep) }
    }
}
