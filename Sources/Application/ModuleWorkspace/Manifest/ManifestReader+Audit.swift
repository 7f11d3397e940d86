// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

// MARK: - [audit]

extension ManifestReader {
    /// What audits leave out, each with its reason, and where else they ask.
    mutating func audit(_ section: TOMLTable) throws -> AuditSettings {
        var settings = AuditSettings()
        for member in section.members {
            switch member.key {
            case "ignore":
                for part in try table(member).members {
                    settings.ignored[part.key] = try reason(part)
                }
            case "sources":
                settings.sources = try elements(member).map { element in
                    try parsed(element, at: member) { text in
                        guard !text.contains("://") else {
                            return try ModuleURL(parsing: text).description
                        }
                        return try FilePath(text).absolute(from: FilePath(folder)).normalized.string
                    }
                }
            default: warn(member, in: "audit", known: ["ignore", "sources"])
            }
        }
        return settings
    }

    private func reason(_ member: TOMLTable.Member) throws(ManifestError) -> String {
        let reason = try string(member)
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw error(
                "`\(member.key)` is ignored without a reason",
                at: member,
                hints: ["write why it does no harm here"]
            )
        }
        return reason
    }
}
