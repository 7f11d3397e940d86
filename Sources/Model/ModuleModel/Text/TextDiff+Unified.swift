// SPDX-License-Identifier: Apache-2.0

extension TextDiff {
    /// Changes that are near each other, with the unchanged lines around them.
    public struct Hunk: Hashable, Sendable {
        /// The lines of the old text that the hunk covers.
        public let old: Range<Int>

        /// The lines of the new text that the hunk covers.
        public let new: Range<Int>

        /// The steps inside, cut to the hunk.
        public let steps: [Step]
    }

    /// The changes in groups, with up to `context` unchanged lines before and after each.
    public func hunks(context: Int = 3) -> [Hunk] {
        var hunks: [Hunk] = []
        var current: [Step] = []
        for (place, step) in steps.enumerated() {
            guard case .keep(let old, let new) = step else {
                current.append(step)
                continue
            }
            let isLast = place == steps.count - 1
            if !current.isEmpty, !isLast, old.count <= 2 * context {
                current.append(step)
                continue
            }
            if !current.isEmpty {
                current.append(.keep(old: old.prefix(context), new: new.prefix(context)))
                hunks.append(Hunk(current))
            }
            current = isLast ? [] : [.keep(old: old.suffix(context), new: new.suffix(context))]
        }
        if !current.isEmpty { hunks.append(Hunk(current)) }
        return hunks
    }

    /// The difference in the unified format that `diff -u` writes and `patch` reads.
    ///
    /// Empty for equal texts. Lines hold foreign text as it came, repaired where it is not UTF-8.
    public func unified(oldName: String, newName: String, context: Int = 3) -> String {
        guard !isEmpty else { return "" }
        var text = "--- \(oldName)\n+++ \(newName)\n"
        for hunk in hunks(context: context) {
            text += "@@ -\(Self.place(hunk.old)) +\(Self.place(hunk.new)) @@\n"
            for step in hunk.steps {
                switch step {
                case .keep(let old, _):
                    text += lines(oldLines[old], marked: " ")
                case .change(let old, let new):
                    text += lines(oldLines[old], marked: "-") + lines(newLines[new], marked: "+")
                }
            }
        }
        return text
    }

    /// A range as the format counts: from 1, the length left out when it is 1; of an empty range
    /// the line before it.
    private static func place(_ range: Range<Int>) -> String {
        let start = range.isEmpty ? range.lowerBound : range.lowerBound + 1
        return range.count == 1 ? "\(start)" : "\(start),\(range.count)"
    }

    private func lines(_ lines: ArraySlice<ArraySlice<UInt8>>, marked mark: String) -> String {
        lines.map { line in
            let text = String(decoding: line, as: UTF8.self)
            return mark + text
                + (line.last == UInt8(ascii: "\n") ? "" : "\n\\ No newline at end of file\n")
        }.joined()
    }
}

extension TextDiff.Hunk {
    fileprivate init(_ steps: [TextDiff.Step]) {
        let ranges = steps.map { step in
            switch step {
            case .keep(let old, let new), .change(let old, let new): (old, new)
            }
        }
        old = (ranges.first?.0.lowerBound ?? 0)..<(ranges.last?.0.upperBound ?? 0)
        new = (ranges.first?.1.lowerBound ?? 0)..<(ranges.last?.1.upperBound ?? 0)
        self.steps = steps.filter { if case .keep(let old, _) = $0 { !old.isEmpty } else { true } }
    }
}
