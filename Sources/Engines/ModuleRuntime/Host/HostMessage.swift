// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// What the host says.
enum HostMessage {
    /// A call; one with an `id` of 0 or less waits for its answer on the direct pipe.
    case call(HostCall)
    /// The program ended by an error.
    case report(RawReport)
    /// The program has ended, and the runtime is about to; with the status if nothing can change it any more.
    case end(status: Int32?)
    /// The value of the program's last expression.
    case value(ProgramValue)
    /// An evaluation is over, whether or not it failed.
    case evaluated
    /// The compiled code of the program, which has not begun.
    case code([UInt8])
    /// The runtime is another version than the sandbox was proven with.
    case version(String)

    private static let end = Array("end ".utf8)

    /// - Throws: ``RuntimeError``.
    init(_ document: [UInt8]) throws(RuntimeError) {
        // JSON begins with none of these bytes.
        if document.first == 0 {
            self = .code(Array(document.dropFirst()))
            return
        }
        // People wait for this one, and the parser of JSON is a library to be loaded.
        if document.starts(with: Self.end) {
            let status = String(decoding: document.dropFirst(Self.end.count), as: UTF8.self)
            self = .end(status: Int32(status))
            return
        }
        let value: JSONValue
        do {
            value = try JSONValue(
                parsing: SourceText(
                    name: "the program's message",
                    bytes: HalfCharacters.replaced(in: document)
                )
            )
        } catch {
            throw .malformed(error.diagnostic.message)
        }
        if let id = value["id"]?.integer, let method = value["method"]?.string {
            let parameters = value["parameters"] ?? .null
            let stack = value["stack"]?.string ?? ""
            self = .call(
                HostCall(id: id, method: method, parameters: parameters, stack: stack)
            )
        } else if value["report"]?.string == "version" {
            self = .version(value["version"]?.string ?? "?")
        } else if value["report"]?.string == "value" {
            let text = value["text"]?.string ?? ""
            self = .value(ProgramValue(json: value["json"]?.string, text: text))
        } else if value["report"]?.string == "evaluated" {
            self = .evaluated
        } else if value["report"]?.string == "end" {
            self = .end(status: nil)
        } else if let how = value["report"]?.string {
            self = .report(RawReport(how: how, value: value))
        } else {
            throw .malformed("neither a call nor a report")
        }
    }
}
