// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing

/// Which versions lie in a range of OSV (`docs/formats/advisories.md` §3).
@Suite struct AffectedRangeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let events: String
        let inside: String
        let outside: String
        var testDescription: String { events }
    }

    /// `+` is `introduced`, `-` is `fixed`, `<=` is `last_affected`, `<` is `limit`.
    static let cases = [
        Case(events: "+0", inside: "0.0.0-0 0.0.0 1.0.0 99.0.0", outside: ""),
        Case(events: "+0 -1.2.0", inside: "0.0.0 1.1.9 1.2.0-rc.1", outside: "1.2.0 1.2.0+2 1.2.1"),
        Case(events: "+1.0.0 -1.2.0", inside: "1.0.0 1.0.0+x", outside: "0.9.0 1.0.0-rc.1 1.2.0"),
        Case(events: "+0 <=1.2.0", inside: "1.2.0 1.2.0+2 1.2.0-rc.1", outside: "1.2.1-0 1.2.1"),
        Case(events: "+1.5.0 <=1.5.0", inside: "1.5.0", outside: "1.4.9 1.5.0-rc.1 1.5.1"),
        Case(events: "-1.2.0 +0", inside: "1.1.0", outside: "1.2.0"),
        Case(
            events: "+0 -1.2.0 +2.0.0 -2.1.0",
            inside: "1.1.0 2.0.0 2.0.9",
            outside: "1.2.0 1.9.0 2.0.0-rc.1 2.1.0"
        ),
        Case(events: "+0 -1.0.0 +1.0.0 -1.1.0", inside: "0.9.0 1.0.0", outside: "1.1.0"),
        Case(events: "+1.0.0 +1.2.0 -1.3.0", inside: "1.0.0 1.2.5", outside: "1.3.0"),
        Case(events: "+0 -1.0.0 -2.0.0", inside: "0.9.0", outside: "1.0.0 1.5.0 2.0.0"),
        Case(events: "+0 <1.4.0", inside: "1.3.9 1.4.0-rc.1", outside: "1.4.0 2.0.0"),
        Case(events: "+0 <1.0.0 <2.0.0", inside: "1.5.0", outside: "2.0.0"),
        Case(events: "+1.0.0-rc.2", inside: "1.0.0-rc.2 1.0.0-rc.10 1.0.0", outside: "1.0.0-rc.1"),
        Case(events: "-1.0.0", inside: "", outside: "0.5.0 1.0.0"),
        Case(events: "", inside: "", outside: "0.0.0 1.0.0"),
    ]

    @Test(arguments: cases)
    func `a range holds what lies between its events`(one: Case) throws {
        let range = AffectedRange(try one.events.split(separator: " ").map(Self.event))
        for text in one.inside.split(separator: " ") {
            #expect(range.contains(try Version(parsing: String(text))), "\(text)")
        }
        for text in one.outside.split(separator: " ") {
            #expect(!range.contains(try Version(parsing: String(text))), "\(text)")
        }
    }

    private static func event(_ text: Substring) throws -> AffectedRange.Event {
        if text == "+0" { return .introduced(nil) }
        if text.hasPrefix("<=") {
            return .lastAffected(try Version(parsing: String(text.dropFirst(2))))
        }
        let version = try Version(parsing: String(text.dropFirst()))
        return switch text.first {
        case "+": .introduced(version)
        case "-": .fixed(version)
        default: .limit(version)
        }
    }
}
