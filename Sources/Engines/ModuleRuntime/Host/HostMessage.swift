// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// What the host says.
enum HostMessage {
    /// A call of the module API; `id` 0 waits for its answer on the direct pipe.
    case call(id: Int64, method: String, parameters: JSONValue, stack: String)
    /// The program ended by an error.
    case report(RawReport)
    /// The program has ended, and the runtime is about to.
    case end
    /// Deno is another version than the sandbox was proven with.
    case version(String)

    /// - Throws: ``RuntimeError``.
    init(_ document: [UInt8]) throws(RuntimeError) {
        let value: JSONValue
        do {
            value = try JSONValue(
                parsing: SourceText(name: "the program's message", bytes: document)
            )
        } catch {
            throw .malformed(error.diagnostic.message)
        }
        if let id = value["id"]?.integer, let method = value["method"]?.string {
            let parameters = value["parameters"] ?? .null
            let stack = value["stack"]?.string ?? ""
            self = .call(id: id, method: method, parameters: parameters, stack: stack)
        } else if value["report"]?.string == "version" {
            self = .version(value["version"]?.string ?? "?")
        } else if value["report"]?.string == "end" {
            self = .end
        } else if let how = value["report"]?.string {
            self = .report(RawReport(how: how, value: value))
        } else {
            throw .malformed("neither a call nor a report")
        }
    }
}

/// An error as the host saw it; nothing in it is trusted.
struct RawReport {
    var how: String
    var name: String?
    var message: String
    var stack: String
    var cause: String?
    /// The code of a call that was refused.
    var code: String?
    var hints: [String] = []

    init(how: String, value: JSONValue) {
        self.how = how
        name = value["name"]?.string
        message = value["message"]?.string ?? ""
        stack = value["stack"]?.string ?? ""
        cause = value["cause"]?.string
        code = value["code"]?.string
        hints = value["hints"]?.elements?.prefix(8).compactMap(\.string) ?? []
    }
}
