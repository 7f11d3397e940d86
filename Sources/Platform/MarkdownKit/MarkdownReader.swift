// SPDX-License-Identifier: Apache-2.0

internal import CMarkdown
internal import Synchronization

/// Lets the C library take a text apart, and copies its tree within the limits.
struct MarkdownReader {
    private let limits: MarkdownLimits
    private var pieces = 0
    private var size = 0

    /// Whether something was left out.
    private(set) var isCut = false

    init(limits: MarkdownLimits) { self.limits = limits }

    /// Registers the extensions, once: the library does it without a lock.
    private static let registration: Void = cmark_gfm_core_extensions_ensure_registered()

    /// Held while a text is taken apart: which characters mean something to an extension stands in globals of
    /// the library, which every parser sets at its beginning and takes back at its end.
    private static let turn = Mutex(())

    mutating func read(_ text: [UInt8], readsTables: Bool) -> [MarkdownBlock] {
        Self.turn.withLock { _ in parse(text, readsTables: readsTables) }
    }

    private mutating func parse(_ text: [UInt8], readsTables: Bool) -> [MarkdownBlock] {
        _ = Self.registration
        guard let parser = unsafe cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else { return [] }
        defer { unsafe cmark_parser_free(parser) }
        for name in ["strikethrough", "tasklist"] + (readsTables ? ["table"] : []) {
            let syntax = unsafe cmark_find_syntax_extension(name)
            _ = unsafe cmark_parser_attach_syntax_extension(parser, syntax)
        }
        unsafe text.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            if let start = unsafe start { unsafe cmark_parser_feed(parser, start, bytes.count) }
        }
        guard let root = unsafe cmark_parser_finish(parser) else { return [] }
        defer { unsafe cmark_node_free(root) }
        return unsafe blocks(in: root, depth: 0)
    }

    // MARK: Limits

    /// Whether one more piece fits, this deep.
    private mutating func takes(_ depth: Int) -> Bool {
        pieces += 1
        guard depth <= limits.depth, pieces <= limits.pieces, size <= limits.text else {
            isCut = true
            return false
        }
        return true
    }

    private mutating func copy(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        let copy = unsafe String(cString: text)
        size += copy.utf8.count
        guard size <= limits.text else {
            isCut = true
            return ""
        }
        return copy
    }

    // MARK: Blocks

    private mutating func blocks(in parent: OpaquePointer, depth: Int) -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var next = unsafe cmark_node_first_child(parent)
        while let node = unsafe next {
            if takes(depth), let block = unsafe block(node, depth: depth) { blocks.append(block) }
            unsafe next = cmark_node_next(node)
        }
        return blocks
    }

    private mutating func block(_ node: OpaquePointer, depth: Int) -> MarkdownBlock? {
        switch unsafe kind(of: node) {
        case "paragraph": return unsafe .paragraph(inlines(in: node, depth: depth + 1))
        case "heading":
            let level = unsafe Int(cmark_node_get_heading_level(node))
            return unsafe .heading(level: level, inlines(in: node, depth: depth + 1))
        case "block_quote": return unsafe .quote(blocks(in: node, depth: depth + 1))
        case "list": return unsafe .list(list(node, depth: depth + 1))
        case "code_block":
            let words = unsafe copy(cmark_node_get_fence_info(node)).split(separator: " ")
            let text = unsafe copy(cmark_node_get_literal(node))
            return .code(text, language: words.first.map(String.init))
        case "html_block":
            let text = unsafe MarkdownText.withoutComments(copy(cmark_node_get_literal(node)))
            return text.isEmpty ? nil : .paragraph([.text(text)])
        case "table": return unsafe .table(table(node, depth: depth + 1))
        case "thematic_break": return .rule
        default: return nil
        }
    }

    private func kind(of node: OpaquePointer) -> String {
        unsafe String(cString: cmark_node_get_type_string(node))
    }

    private mutating func list(_ node: OpaquePointer, depth: Int) -> MarkdownList {
        var list = MarkdownList(start: nil, isTight: true, items: [])
        list.isTight = unsafe cmark_node_get_list_tight(node) != 0
        if unsafe cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
            list.start = unsafe Int(cmark_node_get_list_start(node))
        }
        var next = unsafe cmark_node_first_child(node)
        while let item = unsafe next {
            if takes(depth) {
                var isDone: Bool?
                if unsafe kind(of: item) == "tasklist" {
                    isDone = unsafe cmark_gfm_extensions_get_tasklist_item_checked(item)
                }
                let blocks = unsafe blocks(in: item, depth: depth + 1)
                list.items.append(MarkdownList.Item(isDone: isDone, blocks: blocks))
            }
            unsafe next = cmark_node_next(item)
        }
        return list
    }

    private mutating func table(_ node: OpaquePointer, depth: Int) -> MarkdownTable {
        var table = MarkdownTable(alignments: [], head: [], rows: [])
        let letters = unsafe cmark_gfm_extensions_get_table_alignments(node)
        let columns = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
        for column in 0..<columns {
            let letter = unsafe letters.map { unsafe $0[column] }
            table.alignments.append(MarkdownTable.Alignment(letter: letter ?? 0))
        }
        var next = unsafe cmark_node_first_child(node)
        while let row = unsafe next {
            var cells: [[MarkdownInline]] = []
            var nextCell = unsafe cmark_node_first_child(row)
            while let cell = unsafe nextCell {
                if takes(depth) { unsafe cells.append(inlines(in: cell, depth: depth + 1)) }
                unsafe nextCell = cmark_node_next(cell)
            }
            if unsafe cmark_gfm_extensions_get_table_row_is_header(row) != 0 {
                table.head = cells
            } else {
                table.rows.append(cells)
            }
            unsafe next = cmark_node_next(row)
        }
        return table
    }

    // MARK: Running text

    private mutating func inlines(in parent: OpaquePointer, depth: Int) -> [MarkdownInline] {
        var inlines: [MarkdownInline] = []
        var plain = ""
        var next = unsafe cmark_node_first_child(parent)
        while let node = unsafe next {
            if takes(depth) {
                // The library cuts plain text at every special character.
                if unsafe kind(of: node) == "text" {
                    plain += unsafe copy(cmark_node_get_literal(node))
                } else {
                    inlines += MarkdownText.inlines(plain)
                    plain = ""
                    if let inline = unsafe inline(node, depth: depth) { inlines.append(inline) }
                }
            }
            unsafe next = cmark_node_next(node)
        }
        return inlines + MarkdownText.inlines(plain)
    }

    private mutating func inline(_ node: OpaquePointer, depth: Int) -> MarkdownInline? {
        switch unsafe kind(of: node) {
        case "code": return unsafe .code(copy(cmark_node_get_literal(node)))
        case "emph": return unsafe .emphasis(inlines(in: node, depth: depth + 1))
        case "strong": return unsafe .strong(inlines(in: node, depth: depth + 1))
        case "strikethrough": return unsafe .struckOut(inlines(in: node, depth: depth + 1))
        case "link":
            let (destination, title) = unsafe address(of: node)
            let inner = unsafe inlines(in: node, depth: depth + 1)
            return .link(destination: destination, title: title, inner.withoutLinks)
        case "image":
            let (destination, title) = unsafe address(of: node)
            let inner = unsafe inlines(in: node, depth: depth + 1)
            let words = inner.map(\.plainText).joined()
            return .image(destination: destination, title: title, alternative: words)
        case "softbreak": return .space
        case "linebreak": return .lineBreak
        case "html_inline":
            let text = unsafe copy(cmark_node_get_literal(node))
            if MarkdownText.isLineBreak(text) { return .lineBreak }
            let kept = MarkdownText.withoutComments(text)
            return kept.isEmpty ? nil : .text(kept)
        default: return nil
        }
    }

    private mutating func address(of node: OpaquePointer) -> (destination: String, title: String) {
        unsafe (copy(cmark_node_get_url(node)), copy(cmark_node_get_title(node)))
    }
}

extension MarkdownTable.Alignment {
    fileprivate init(letter: UInt8) {
        switch letter {
        case UInt8(ascii: "l"): self = .left
        case UInt8(ascii: "c"): self = .center
        case UInt8(ascii: "r"): self = .right
        default: self = .natural
        }
    }
}

extension [MarkdownInline] {
    /// Links in links are text: HTML knows none.
    fileprivate var withoutLinks: [MarkdownInline] {
        flatMap { inline -> [MarkdownInline] in
            switch inline {
            case .link(_, _, let inner): inner
            case .emphasis(let inner): [.emphasis(inner.withoutLinks)]
            case .strong(let inner): [.strong(inner.withoutLinks)]
            case .struckOut(let inner): [.struckOut(inner.withoutLinks)]
            default: [inline]
            }
        }
    }
}
