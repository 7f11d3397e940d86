// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport

extension LinkedFile {
    /// Writes a piece of a session: statements at the top, the value of the last one told.
    mutating func write(piece: LinkableProgram.Module, _ code: UnitCode) {
        write(body: piece, code, told: code.value, indent: 0)
    }

    /// Writes a Python module as a text that is run before anything else, known as `variable`.
    mutating func writeEmbedded(_ name: String, _ text: String, as variable: String) {
        write("\(variable) = _ml_embedded(\"\(name)\", \(Linker.quoted(text)))")
    }
}
