// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import RegistryIndex
import Testing

/// Licences as SPDX writes them.
@Suite struct LicenceExpressionTests {
    @Test(arguments: [
        "MIT", "Apache-2.0 OR MIT", "(MIT AND BSD-3-Clause) OR Apache-2.0", "GPL-2.0+",
        "GPL-2.0-or-later",
        "GPL-2.0-only WITH Classpath-exception-2.0", "LicenseRef-Acme.1", "0BSD", "CC0-1.0",
        "((MIT))", "MIT AND (Apache-2.0 WITH LLVM-exception OR ISC)",
    ])
    func `an expression is read and keeps its text`(text: String) throws {
        let expression = try LicenceExpression(parsing: text)
        #expect(expression.description == text)
        #expect(try LicenceExpression(parsing: expression.description) == expression)
    }

    @Test func `spaces do not matter, and the licences are listed`() throws {
        let expression = try LicenceExpression(parsing: " ( MIT  OR ISC )AND 0BSD ")
        #expect(expression.description == "(MIT OR ISC) AND 0BSD")
        #expect(expression.licences == ["MIT", "ISC", "0BSD"])
    }

    @Test(arguments: [
        "", " ", "Mit", "MIT or ISC", "MIT OR", "OR MIT", "MIT ISC", "MIT,ISC", "MIT/ISC", "(MIT",
        "MIT)", "()",
        "MIT WITH", "MIT WITH Nothing", "Proprietary", "LicenseRef-", "LicenseRef-a_b", "MIT\n",
        String(repeating: "(", count: 40) + "MIT" + String(repeating: ")", count: 40),
        String(repeating: "MIT OR ", count: 400) + "MIT",
    ])
    func `anything else is refused`(text: String) {
        #expect(throws: LicenceExpression.Malformed.self) { try LicenceExpression(parsing: text) }
    }

    @Test func `another case gets a hint`() {
        #expect {
            try LicenceExpression(parsing: "apache-2.0")
        } throws: { error in
            (error as? LicenceExpression.Malformed)?.diagnostic.hints == ["write `Apache-2.0`"]
        }
    }
}
