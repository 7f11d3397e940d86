// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The outer names of a function that the linter of the runtime does not tell of by itself.
///
/// It takes `typeof name` for a question whether there is such a name, and obeys comments that silence it.
enum OuterNames {
    /// Names of other runtimes that code asks for with `typeof` to know where it runs.
    private static let elsewhere: Set<String> = [
        "document", "require", "module", "exports", "define", "Bun", "EdgeRuntime", "importScripts",
        "__dirname", "__filename", "XMLHttpRequest", "HTMLElement", "Element", "Node", "indexedDB",
        "WorkerGlobalScope", "DedicatedWorkerGlobalScope", "SharedWorkerGlobalScope",
        "ServiceWorkerGlobalScope", "window", "chrome", "browser", "jest", "GLOBAL", "root",
    ]

    /// `source` with nothing in it that hides a name, every other byte in its place; `nil` when it hides none.
    ///
    /// `void` stands wherever `typeof` can, as an operator and as a name of a property; in texts and
    /// comments a word more or less changes nothing for names.
    static func revealed(in source: SourceText) -> SourceText? {
        var bytes = source.bytes
        let hiding = replaceWords("typeof", by: "void  ", in: &bytes)
        let silencing = replaceWords("deno-lint-ignore", by: "deno-lint-ignor_", in: &bytes)
        return hiding || silencing ? SourceText(name: source.name, bytes: bytes) : nil
    }

    /// Whether a name is one that code only asks for.
    static func isAskedFor(_ kind: SourceFinding.Kind) -> Bool {
        if case .undefined(let name) = kind { elsewhere.contains(name) } else { false }
    }

    private static func replaceWords(
        _ word: String,
        by other: String,
        in bytes: inout [UInt8]
    ) -> Bool {
        let (word, other) = (Array(word.utf8), Array(other.utf8))
        var found = false
        var index = 0
        while index + word.count <= bytes.count {
            let end = index + word.count
            let isWord =
                bytes[index] == word[0] && bytes[index..<end].elementsEqual(word)
                && (index == 0 || !isPartOfName(bytes[index - 1]))
                && (end == bytes.count || !isPartOfName(bytes[end]))
            if isWord {
                bytes.replaceSubrange(index..<end, with: other)
                found = true
            }
            index = isWord ? end : index + 1
        }
        return found
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: byte >= 0x80
        }
    }
}
