// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What pages say of an advisory.
enum AdvisoryWords {
    /// Its summary, else its id.
    static func title(_ advisory: Advisory) -> String {
        advisory.summary.isEmpty ? advisory.id.description : advisory.summary
    }

    /// Its severity.
    static func badge(_ advisory: Advisory) -> HTML {
        guard let severity = advisory.severity else {
            return Tag.span(.class("badge warn")) { "severity unknown" }
        }
        return Tag.span(.class(severity >= .high ? "badge danger" : "badge warn")) {
            "\(severity.rawValue) severity"
        }
    }

    /// The versions that have the fault: `from 1.0.0, before 1.2.1`.
    static func versions(_ module: AffectedModule) -> String {
        let ranges = module.ranges.map { range in
            range.events.map(words).joined(separator: ", ")
        }
        let all = ranges + module.versions.map(\.description)
        return all.isEmpty ? "all" : all.joined(separator: "; ")
    }

    private static func words(_ event: AffectedRange.Event) -> String {
        switch event {
        case .introduced(nil): "from the first"
        case .introduced(let version?): "from \(version)"
        case .fixed(let version): "before \(version)"
        case .lastAffected(let version): "up to \(version)"
        case .limit(let version): "as far as known below \(version)"
        }
    }
}
