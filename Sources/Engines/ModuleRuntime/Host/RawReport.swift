// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// An error as the host saw it; nothing in it is trusted.
struct RawReport: Sendable {
    /// A frame of a stack trace in Python.
    struct Frame: Sendable {
        let file: String
        let line: Int
        let function: String
    }

    var how: String
    var name: String?
    var message: String
    var stack: String
    var cause: String?
    /// The code of a call that was refused.
    var code: String?
    var hints: [String] = []
    /// The frames in Python, the outermost first.
    var frames: [Frame] = []
    /// The module that lacks a permission, as it is called at run time.
    var module: String?
    /// The permission that it lacks.
    var permission: String?
    /// The file that the system refused.
    var path: String?

    /// The most frames that are looked at.
    private static let frameLimit = 200

    init(how: String, value: JSONValue) {
        self.how = how
        name = value["name"]?.string
        message = value["message"]?.string?.withoutEscapeSequences ?? ""
        stack = value["stack"]?.string?.withoutEscapeSequences ?? ""
        cause = value["cause"]?.string?.withoutEscapeSequences
        code = value["code"]?.string
        hints = value["hints"]?.elements?.prefix(8).compactMap(\.string) ?? []
        frames = value["frames"]?.elements?.prefix(Self.frameLimit).compactMap(Frame.init) ?? []
        module = value["module"]?.string
        permission = value["permission"]?.string
        path = value["path"]?.string
    }
}

extension RawReport.Frame {
    /// `[file, line, function]`; `nil` for anything else.
    fileprivate init?(_ value: JSONValue) {
        guard let parts = value.elements, parts.count == 3, let file = parts[0].string,
            let line = parts[1].integer.flatMap(Int.init(exactly:)), let function = parts[2].string
        else { return nil }
        self.init(file: file, line: line, function: function)
    }
}
