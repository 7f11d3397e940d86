// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import TestSupport
internal import Testing

extension ChildProgram.Outcome {
    /// The code of the first diagnostic on standard error.
    var code: String? { errors.firstMatch(of: /error\[([a-z0-9-]+)\]/).map { String($0.1) } }

    /// Everything there is to know, for the message of a failed test.
    var summary: Comment {
        "\(status)\n-- output --\n\(output.prefix(4000))\n-- errors --\n\(errors.prefix(4000))"
    }

    /// Expects success, with that output if one is given.
    @discardableResult
    func expectSuccess(
        output expected: String? = nil,
        at place: SourceLocation = #_sourceLocation
    ) -> Self {
        #expect(isSuccess, summary, sourceLocation: place)
        if let expected { #expect(output == expected, summary, sourceLocation: place) }
        return self
    }

    /// Expects a diagnostic with one of the codes, that mentions all of `words`.
    @discardableResult
    func expectError(
        _ codes: String...,
        mentions words: [String] = [],
        status expected: Int32 = 1,
        at place: SourceLocation = #_sourceLocation
    ) -> Self {
        #expect(status == .exited(expected), summary, sourceLocation: place)
        let found = code
        #expect(codes.contains { $0 == found }, summary, sourceLocation: place)
        for word in words {
            #expect(
                errors.contains(word),
                "\(word) is not named: \(summary)",
                sourceLocation: place
            )
        }
        expectNoMess(at: place)
        return self
    }

    /// Expects that the program ended by itself, with success or with a diagnostic, and leaked no inner
    /// workings and no control characters to the terminal.
    @discardableResult
    func expectHarmless(
        _ what: String,
        mayFailSilently: Bool = false,
        at place: SourceLocation = #_sourceLocation
    ) -> Self {
        switch status {
        case .exited(0): break
        case .exited(1), .exited(2):
            if !mayFailSilently {
                #expect(code != nil, "\(what): no diagnostic: \(summary)", sourceLocation: place)
            }
        default: Issue.record("\(what): \(summary)", sourceLocation: place)
        }
        expectNoMess(what, at: place)
        return self
    }

    private func expectNoMess(_ what: String = "", at place: SourceLocation) {
        let signs = ["Optional(", "errno", "Fatal error", "SwiftError", "NSError", "(null)"]
        for sign in signs {
            let isThere = errors.contains(sign)
            #expect(!isThere, "\(what): \(sign) in \(summary)", sourceLocation: place)
        }
        let isClean = errorBytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A }
        #expect(isClean, "\(what): control characters in \(summary)", sourceLocation: place)
        let isText = String(validating: errorBytes, as: UTF8.self) != nil
        #expect(isText, "\(what): standard error is not UTF-8", sourceLocation: place)
    }
}
