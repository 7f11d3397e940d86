// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@testable import ModuleTrust

@Suite struct TrustErrorTests {
    static let digest = "sha256:" + String(repeating: "a", count: 64)

    @Test func `what was not granted is named with the flags that grant it`() throws {
        let missing = try Self.set(
            "read:/data/a b,c",
            "network:api.example.com:443",
            "environment",
            "run:/opt/it's/x",
            "network:[::1]:80"
        )
        let diagnostic = TrustError.notGranted(program: "my app.js", missing: missing).diagnostic
        let flags =
            #"--allow-env '--allow-net=[::1]:80' --allow-net=api.example.com:443 "#
            + #"'--allow-read=/data/a b,,c' '--allow-run=/opt/it'\''s/x'"#
        #expect(
            diagnostic.message
                == "`my app.js` asks for `environment`, `network:[::1]:80`, "
                + "`network:api.example.com:443`, `read:/data/a b,c`, `run:/opt/it's/x`, "
                + "which was not granted"
        )
        #expect(
            diagnostic.hints == [
                "grant it for this run with `\(flags)` in front of the program",
                "grant it from now on with `tenon approve 'my app.js'` (`--yes` without a terminal)",
                "or grant it in a policy file: `[[grant]]` (see docs/formats/policy.md)",
            ]
        )
    }

    @Test func `nothing is said to grant foreign functions`() throws {
        let missing = try Self.set("foreign", "read:/a")
        let diagnostic = TrustError.notGranted(program: "a.js", missing: missing).diagnostic
        #expect(diagnostic.hints == ["nothing grants `foreign`: take it out of `tenon.toml`"])
    }

    @Test func `each module that needs a yes is named with what it would share`() throws {
        let requests = [
            try Self.request("https://a.example/x.js", asked: ["network:b.example"], before: []),
            try Self.request("saved:slugify", asked: ["network:b.example"], before: nil),
            try Self.request("saved:words", asked: ["network:b.example"], before: ["read:/a"]),
        ]
        let diagnostic = TrustError.notApproved(program: "a.js", requests: requests).diagnostic
        #expect(diagnostic.code == "approval-needed")
        #expect(diagnostic.message == "3 modules of `a.js` must be approved before it may run")
        #expect(
            diagnostic.notes == [
                "https://a.example/x.js (\(Self.digest)) with network:b.example; "
                    + "approved before for no permissions",
                "saved:slugify (\(Self.digest)) with network:b.example",
                "saved:words (\(Self.digest)) with network:b.example; approved before for read:/a",
            ]
        )
        let approve = "tenon approve --allow-net=b.example a.js"
        #expect(
            diagnostic.hints.first
                == "look at them, then run `\(approve)` (`--yes` without a terminal), or add `--approve` in front of the program"
        )
    }

    @Test func `a long list is cut, with the command that shows all of it`() throws {
        let requests = try (1...200).map { number in
            try Self.request("saved:m\(number)", asked: [], before: nil)
        }
        let notes = TrustError.notApproved(program: "a.js", requests: requests).diagnostic.notes
        #expect(notes.count == 12)
        #expect(notes.last == "and 189 more: `tenon permissions a.js` lists them")
    }

    private static func set(_ texts: String...) throws -> PermissionSet {
        PermissionSet(try texts.map { try Permission(parsing: $0) })
    }

    private static func request(
        _ id: String,
        asked: [String],
        before: [String]?
    ) throws -> ApprovalRequest {
        let source: SourceScheme = id.hasPrefix("saved:") ? .saved : .https
        return ApprovalRequest(
            module: ModuleID(source: source, id),
            digest: try ContentDigest(parsing: digest),
            permissions: PermissionSet(try asked.map { try Permission(parsing: $0) }),
            previous: try before.map { texts in
                PermissionSet(try texts.map { try Permission(parsing: $0) })
            }
        )
    }
}
