// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import VersionSolving

/// What a person reads when there is no solution; `RECORD=1` writes the transcripts anew, and fails.
@Suite struct TranscriptTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Corpus/failures")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".txt") }.sorted()
    static let separator = "-- expect --\n"

    @Test(arguments: names)
    func `a failure tells its reasons and what helps`(name: String) throws {
        let file = Self.folder.appending(path: name)
        let parts = try String(contentsOf: file, encoding: .utf8).components(
            separatedBy: Self.separator
        )
        let scene = parts[0].split(separator: "\n").filter { !$0.hasPrefix("#") }
        let answer = try Scene(scene.joined(separator: "\n")).solve()
        guard case .failed(let failure) = answer else {
            Issue.record("\(name) is solved: \(answer.text)")
            return
        }
        let text = failure.report().text
        if ProcessInfo.processInfo.environment["RECORD"] != nil {
            try (parts[0] + Self.separator + text).write(
                to: file,
                atomically: true,
                encoding: .utf8
            )
            Issue.record("recorded \(name)")
        } else {
            #expect(parts.count == 2 && parts[1] == text, "\(text)")
        }
    }

    @Test func `there are transcripts`() { #expect(Self.names.count >= 12) }
}
