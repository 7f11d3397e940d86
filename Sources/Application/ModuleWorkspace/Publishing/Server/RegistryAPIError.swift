// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
internal import RegistryIndex

/// What the server of a registry refused, or said that nobody understands.
package struct RegistryAPIError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    /// The status of the answer; 0 where there was none to speak of.
    package let status: Int

    /// What the server finds wrong with a package.
    let findings: [PackageFinding]

    /// The longest text of a server that is shown.
    private static let textLimit = 2_000

    /// Reads what a server says about its refusal, which may be anything.
    init(status: Int, answer: JSONValue?, registry: String, hasToken: Bool) {
        self.status = status
        let refusal = Refusal(status: status, registry: registry)
        let code = answer?["code"]?.string.flatMap { Self.isCode($0) ? $0 : nil }
        let message = answer?["message"]?.string.map { String($0.prefix(Self.textLimit)) }
        findings = (answer?["findings"]?.elements ?? []).prefix(100).compactMap(Self.finding)
        let errors = findings.filter { $0.severity == .error }.map(\.diagnostic)
        var hints = Self.texts(answer?["hints"])
        // A server does not know how this client came by its token, nor how it shows findings.
        if status == 401 {
            hints = ["run `tenon login --registry \(registry)`" + (hasToken ? " again" : "")]
        } else if !errors.isEmpty {
            hints = Array(Set(errors.flatMap(\.hints))).sorted()
        }
        diagnostic = Diagnostic(
            code: code ?? refusal.code,
            message: message ?? refusal.words,
            context: ["while asking the registry `\(registry)`, which answered \(status)"],
            notes: errors.map(\.asNote) + Self.texts(answer?["notes"]),
            hints: hints
        )
    }

    private init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
        status = 0
        findings = []
    }

    /// The answer is none that the interface of registries has.
    static func malformed(_ registry: String) -> Self {
        Self(
            Diagnostic(
                code: "registry-answer-malformed",
                message: "the server of `\(registry)` answered what this Tenon does not understand",
                hints: ["check the address; tell who runs the registry"]
            )
        )
    }

    /// A finding as servers send it; `nil` where it says nothing.
    static func finding(_ value: JSONValue) -> PackageFinding? {
        guard let message = value["message"]?.string else { return nil }
        let code = value["code"]?.string ?? ""
        let line = value["line"]?.integer.flatMap { Int(exactly: $0) }
        let path = value["path"]?.string.map { String($0.prefix(textLimit)) }
        return PackageFinding(
            value["severity"]?.string == "warning" ? .warning : .error,
            code: isCode(code) ? code : "package-refused",
            String(message.prefix(textLimit)),
            at: path.map { PackageFinding.Place($0, line: line.map { max(1, $0) }) },
            hints: texts(value["hints"])
        )
    }

    private static func texts(_ value: JSONValue?) -> [String] {
        (value?.elements ?? []).prefix(20).compactMap(\.string).map { String($0.prefix(textLimit)) }
    }

    private static func isCode(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || $0 == 0x2D || (0x30...0x39).contains($0)
            }
    }

    /// What a status says where the server says nothing.
    private struct Refusal {
        let status: Int
        let registry: String

        var code: String {
            switch status {
            case 401: "login-needed"
            case 300..<400: "registry-redirected"
            default: "registry-refused"
            }
        }

        var words: String {
            let server = "the server of `\(registry)`"
            return switch status {
            case 300..<400:
                "\(server) sends elsewhere, and no token goes where it was not given for"
            case 401: "\(server) does not know who asks"
            case 403: "\(server) does not allow this"
            case 404: "\(server) does not have that"
            case 413: "the package is larger than \(server) takes"
            case 429: "\(server) was asked too often; try again in a while"
            case 500...: "\(server) failed; try again in a while"
            default: "\(server) refused"
            }
        }
    }
}
