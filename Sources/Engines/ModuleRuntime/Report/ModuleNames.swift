// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Which module a URL in a stack trace is.
struct ModuleNames: Sendable {
    /// A line and column of a module, both counted from 1.
    struct Place: Hashable, Sendable {
        let module: ModuleID
        let line: Int?
        let column: Int?
    }

    /// The module that a program begins with; named when nothing better is known.
    let entry: ModuleID
    private var modules: [String: ModuleID]

    init(_ modules: [String: ModuleID], entry: ModuleID) {
        self.modules = modules
        self.entry = entry
    }

    mutating func add(_ names: [String: ModuleID]) {
        modules.merge(names) { _, new in new }
    }

    /// The first place in `text`, a message or stack trace, that is in a module of the program.
    func place(in text: String) -> Place? {
        for line in text.split(separator: "\n") {
            guard line.starts(with: "    at "), let url = Self.url(in: line) else { continue }
            let (name, row, column) = Self.split(url)
            if let module = module(name) { return Place(module: module, line: row, column: column) }
        }
        return nil
    }

    /// `text` with the URLs of modules replaced by the modules' names.
    func readable(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "file://") {
            result += rest[..<start.lowerBound]
            let tail = rest[start.lowerBound...]
            let url = tail.prefix { !Self.endsURL($0) }
            let (name, row, column) = Self.split(url)
            if let module = module(name) {
                result += module.description
                if let row { result += ":\(row)" + (column.map { ":\($0)" } ?? "") }
            } else {
                result += url
            }
            rest = tail[url.endIndex...]
        }
        return result + rest
    }

    private func module(_ url: Substring) -> ModuleID? {
        if let module = modules[String(url)] { return module }
        let bare = url.prefix { $0 != "#" && $0 != "?" }
        return bare.endIndex == url.endIndex ? nil : modules[String(bare)]
    }

    /// The URL at the end of a line of a stack trace, `    at name (URL:1:2)` or `    at URL:1:2`.
    private static func url(in line: Substring) -> Substring? {
        guard let start = line.firstRange(of: "file://")?.lowerBound else { return nil }
        let url = line[start...]
        return url.hasSuffix(")") ? url.dropLast() : url
    }

    private static func split(_ url: Substring) -> (name: Substring, line: Int?, column: Int?) {
        guard let (rest, column) = number(atEndOf: url) else { return (url, nil, nil) }
        guard let (name, line) = number(atEndOf: rest) else { return (rest, column, nil) }
        return (name, line, column)
    }

    private static func number(atEndOf text: Substring) -> (Substring, Int)? {
        guard let colon = text.lastIndex(of: ":"),
            let value = Int(text[text.index(after: colon)...])
        else { return nil }
        return (text[..<colon], value)
    }

    private static func endsURL(_ character: Character) -> Bool {
        character.isWhitespace || character == "\"" || character == "'" || character == ")"
    }
}
