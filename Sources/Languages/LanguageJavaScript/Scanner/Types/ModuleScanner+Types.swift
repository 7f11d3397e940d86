// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

// The types of TypeScript, stepped over as a whole.
extension ModuleScanner {
    /// The place after the type at `start`; `nil` when what stands there is no type.
    ///
    /// The imports in it are recorded, as ``ImportRecord/Kind/typeOnly``. Guesses that fail are
    /// counted: beyond a multiple of the source's length nothing is taken for a type any more,
    /// so that hostile text cannot make the scan slow.
    mutating func scanType(from start: Int, _ form: TypeScan.Form) -> Int? {
        guard guesses > 0 else { return nil }
        let mark = interface.imports.count
        var scan = TypeScan(form, start: start)
        let found = scan.run(&self)
        if found == nil {
            guesses -= scan.index - start + 1
            interface.imports.removeLast(interface.imports.count - mark)
        }
        return found
    }

    func isDoomed(_ key: Int) -> Bool { !doomed.isEmpty && doomed.contains(key) }

    /// The place after `type X = …` or `interface X { … }`, whose name is at `name`.
    mutating func declarationEnd(_ keyword: Keyword, from name: Int) -> Int? {
        keyword == .interface ? interfaceEnd(from: name) : aliasEnd(from: name)
    }

    private mutating func aliasEnd(from name: Int) -> Int? {
        guard let index = declaredNameEnd(name) else { return nil }
        let isAssignment =
            bytes[index] == UInt8(ascii: "=") && bytes[index + 1] != UInt8(ascii: "=")
            && bytes[index + 1] != UInt8(ascii: ">")
        return isAssignment ? scanType(from: index + 1, .annotation) : nil
    }

    private mutating func interfaceEnd(from name: Int) -> Int? {
        guard var index = declaredNameEnd(name) else { return nil }
        if keyword(at: index) == .extends {
            repeat {
                let length = bytes[index] == UInt8(ascii: ",") ? 1 : 7
                guard let end = scanType(from: index + length, .annotation),
                    let next = afterTrivia(end)
                else { return nil }
                index = next
            } while bytes[index] == UInt8(ascii: ",")
        }
        return bytes[index] == UInt8(ascii: "{") ? scanType(from: index, .body) : nil
    }

    /// The token after a declared name and its type parameters.
    private mutating func declaredNameEnd(_ name: Int) -> Int? {
        guard let index = afterTrivia(wordEnd(from: name)) else { return nil }
        guard bytes[index] == UInt8(ascii: "<") else { return index }
        return scanType(from: index, .parameters).flatMap { afterTrivia($0) }
    }

    /// The next token after `index`; `nil` where a comment is not closed.
    func afterTrivia(_ index: Int) -> Int? {
        do { return try triviaEnd(from: index).index } catch { return nil }
    }

    /// Records the import of a type at `start`; `nil` unless it is `import("…")`.
    ///
    /// Returns the place of the parenthesis, so that the rest is read as any bracket.
    mutating func scanTypeImport(_ start: Int) -> Int? {
        guard let open = afterTrivia(start + 6), bytes[open] == UInt8(ascii: "(") else {
            return nil
        }
        guard let literal = afterTrivia(open + 1), let text = literalText(at: literal) else {
            return nil
        }
        interface.imports.append(
            ImportRecord(specifier: text.text, kind: .typeOnly, range: text.range)
        )
        return open
    }
}
