// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

/// Turns the tables of a policy file into rules.
struct PolicyReader {
    let folder: FilePath
    let fileName: String

    func policy(in table: TOMLTable) throws(PolicyError) -> Policy {
        try check(table, knows: ["version", "approve", "grant"])
        try checkVersion(table)
        var approveRules: [Policy.ApproveRule] = []
        for rule in try tables("approve", in: table) {
            approveRules.append(try approveRule(rule.table, at: rule.span))
        }
        var grantRules: [Policy.GrantRule] = []
        for rule in try tables("grant", in: table) {
            grantRules.append(try grantRule(rule.table, at: rule.span))
        }
        return Policy(approveRules: approveRules, grantRules: grantRules)
    }

    private func checkVersion(_ table: TOMLTable) throws(PolicyError) {
        let hint = "write `version = \(Policy.formatVersion)` at the top"
        guard let value = table["version"] else {
            throw PolicyError(
                .malformed,
                "`\(fileName)` does not say its version",
                at: nil,
                hints: [hint]
            )
        }
        guard value.integer == Int64(Policy.formatVersion) else {
            throw PolicyError(
                .version,
                "this is a version of policy files that Tenon does not know",
                at: value.span,
                hints: [hint]
            )
        }
    }

    // MARK: - Rules

    private func approveRule(
        _ table: TOMLTable,
        at span: SourceSpan
    ) throws(PolicyError) -> Policy.ApproveRule {
        try check(table, knows: ["url", "saved", "digest", "permissions", "reason"])
        _ = try string("reason", in: table)
        let rule = Policy.ApproveRule(
            origin: try origin(in: table),
            digest: try digest(in: table),
            permissions: try permissions(in: table)
        )
        guard rule.origin != nil || rule.digest != nil else {
            throw PolicyError(
                .malformed,
                "this rule does not say which modules it approves",
                at: span,
                hints: ["add `url = \"…\"`, `saved = \"…\"` or `digest = \"…\"`"]
            )
        }
        return rule
    }

    private func grantRule(
        _ table: TOMLTable,
        at span: SourceSpan
    ) throws(PolicyError) -> Policy.GrantRule {
        try check(table, knows: ["program", "permissions", "reason"])
        _ = try string("reason", in: table)
        guard let program = try string("program", in: table) else {
            throw PolicyError(
                .malformed,
                "this rule does not say which program it grants something",
                at: span,
                hints: ["add `program = \"…\"`, the path of a file or folder"]
            )
        }
        guard let path = try? FilePath(program.text) else {
            throw PolicyError(.malformed, "`\(program.text)` is not a path", at: program.span)
        }
        return Policy.GrantRule(
            program: path.absolute(from: folder),
            permissions: try permissions(in: table)
        )
    }
}
