// SPDX-License-Identifier: Apache-2.0

extension Parser {
    /// Whether `bytes` are the beginning of a module, and nothing in them is wrong but that they end.
    static func endsTooSoon(_ bytes: [UInt8]) -> Bool {
        guard let problem = parse(bytes).problems.first else { return false }
        let start = problem.range.lowerBound
        guard start < bytes.count else { return true }
        let token = Lexer(bytes: bytes).token(at: start, in: .value)
        return token.kind == .openString
    }
}
