// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

extension SourceText {
    /// Where the bytes stop being UTF-8; `nil` when they never do.
    ///
    /// - Complexity: O(bytes).
    public var firstInvalidUTF8: Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var position = 0
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): position += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return position
            }
        }
    }

    /// Refuses bytes that are not UTF-8: every reader would take them for another text.
    ///
    /// - Throws: ``SyntaxFailure`` at the first byte that is wrong.
    public func checkEncoding() throws(SyntaxFailure) {
        guard let place = firstInvalidUTF8 else { return }
        throw SyntaxFailure(
            reason: "the text is not UTF-8",
            span: span(place..<place + 1),
            hints: ["save the file as UTF-8"]
        )
    }
}
