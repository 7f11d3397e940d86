// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import RegistryIndex
import Testing

/// Secrets are found by their shapes, and never shown.
///
/// The tokens are put together here so that no scanner takes this file for a leak.
@Suite struct SecretTests {
    /// Letters that look like those of a token.
    static func noise(_ count: Int, _ letters: String = "a7Bq9Zx2Lm4Kd8Ws1Ty6Rv3") -> String {
        let letters = Array(letters)
        return String((0..<count).map { letters[($0 * 7 + $0 / 5) % letters.count] })
    }

    static let hexadecimal = "0a7b9c2d4e8f1635"
    static let capitals = "A7BQ9ZX2LM4KD8WS"

    static let tokens: [(String, String)] = [
        ("a token of Tenon", "tenon_" + noise(43)),
        ("an access key of AWS", "AKIA" + noise(16, capitals)),
        ("a token of GitHub", "ghp_" + noise(36)),
        ("a token of GitHub", "github_pat_" + noise(60)),
        ("a token of GitLab", "glpat-" + noise(20)),
        ("a token of npm", "npm_" + noise(36)),
        ("a token of PyPI", "pypi-AgE" + noise(80)),
        ("a token of RubyGems", "rubygems_" + noise(48, hexadecimal)),
        ("a token of crates.io", "cio" + noise(32)),
        ("a token of Docker Hub", "dckr_pat_" + noise(27)),
        ("a token of Slack", "xoxb-" + noise(40)),
        ("a key of Stripe", "sk_live_" + noise(24)),
        ("a key of Google", "AIza" + noise(35)),
        ("a key of Anthropic", "sk-ant-" + noise(60)),
        ("a key of OpenAI", "sk-proj-" + noise(60)),
        ("a token of Hugging Face", "hf_" + noise(34)),
        ("a key of SendGrid", "SG." + noise(22) + "." + noise(43)),
        ("a token of DigitalOcean", "dop_v1_" + noise(64, hexadecimal)),
        ("a secret key of age", "AGE-SECRET-KEY-1" + noise(58, capitals)),
        ("a private key", "-----BEGIN OPENSSH " + "PRIVATE KEY-----\n" + noise(64)),
        ("a private key", "-----BEGIN " + "PRIVATE KEY-----\\n" + noise(64)),
        ("a private key", "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----\n\n" + noise(64)),
        ("a private key", "-----BEGIN RSA " + "PRIVATE KEY-----\nProc-Type: 4\n\n" + noise(64)),
    ]

    @Test(arguments: tokens)
    func `a token is refused with its place, and not shown`(kind: String, token: String) throws {
        var package = CheckedPackage()
        package.files["conf/settings.txt"] = Array("first\nkey=\(token)\n".utf8)
        let found = try package.all()
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.code == "package-secret-found" && finding.severity == .error)
        #expect(finding.path == "conf/settings.txt" && finding.line == 2)
        #expect(finding.message.contains(kind))
        #expect(!"\(finding)".contains(token.suffix(12)))
        #expect(finding.diagnostic.spans.allSatisfy { $0.lineText == nil })
    }

    @Test(arguments: [
        "tenon_" + noise(42), "xtenon_" + noise(43), "AKIAIOSFODNN7EXAMPLE",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "npm_" + noise(12),
        "const head = \"-----BEGIN " + "PRIVATE KEY-----\"\nreturn text.startsWith(head)",
        "-----BEGIN PUBLIC KEY-----\n" + noise(64), "AGE-SECRET-KEY-1", "sk-" + noise(10),
    ])
    func `what only resembles a token passes`(text: String) throws {
        var package = CheckedPackage()
        package.files["notes.txt"] = Array("\(text)\n".utf8)
        #expect(try package.findings() == [])
    }

    @Test(arguments: [
        ".env", "conf/.env", ".env.local", "prod.env", "id_rsa", "keys/id_ed25519", "a.p12",
        "b.PFX",
        ".netrc", ".pypirc", ".aws/credentials", "store.jks", "c.ppk",
    ])
    func `files for secrets are refused by their names`(path: String) throws {
        var package = CheckedPackage()
        package.files[path] = Array("A=1\n".utf8)
        #expect(try package.findings() == ["error package-secret-found \(path)"])
    }

    @Test(arguments: [".env.example", "sample.env", "env.js", "id_rsa.pub", "environment.md"])
    func `files that only show how one looks pass`(path: String) throws {
        var package = CheckedPackage()
        package.files[path] = Array("const A = 1\n".utf8)
        #expect(try package.findings() == [])
    }

    @Test func `every line with a secret is told, and a file of them is cut off`() throws {
        var package = CheckedPackage()
        let lines = (0..<30).map { "\($0) npm_\(Self.noise(36))" }
        package.files["dump.txt"] = Array(lines.joined(separator: "\n").utf8)
        let found = try package.findings()
        #expect(found.count == 20)
        #expect(found[19] == "error package-secret-found dump.txt:20")
    }
}
