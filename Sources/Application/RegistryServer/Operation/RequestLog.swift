// SPDX-License-Identifier: Apache-2.0

package import HTTPServerKit
internal import JSONKit
package import ModuleModel

/// One line for each request: never a query, a header field or a body, so never a secret.
package struct RequestLog: Sendable {
    /// How a line looks.
    package enum Format: String, CaseIterable, Hashable, Sendable {
        /// Words, for people.
        case text
        /// One JSON object, for programs.
        case json
        /// No lines at all.
        case none
    }

    private let format: Format
    private let now: @Sendable () -> Timestamp
    private let writer: LogWriter

    /// Logs to `writer`.
    package init(
        _ format: Format,
        to writer: LogWriter,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.format = format
        self.writer = writer
        self.now = now
    }

    /// Adds the line of a request.
    package func add(_ served: ServedRequest) {
        switch format {
        case .none: return
        case .text: writer.write(Array(text(served).utf8))
        case .json: writer.write(json(served).encoded(.compact) + [UInt8(ascii: "\n")])
        }
    }

    private func text(_ served: ServedRequest) -> String {
        let request = served.request
        let words = [
            now().description, served.id.isEmpty ? "-" : served.id, served.peer,
            request.map { Self.printable($0.method) } ?? "-", request?.path ?? "-",
            "\(served.status)", "\(served.length)", Self.milliseconds(served.duration) + "ms",
        ]
        return words.joined(separator: " ") + (served.isComplete ? "\n" : " aborted\n")
    }

    private func json(_ served: ServedRequest) -> JSONValue {
        var line: [String: JSONValue] = [
            "time": .string(now().description), "peer": .string(served.peer),
            "status": .integer(Int64(served.status)), "bytes": .integer(Int64(served.length)),
            "seconds": .number(Self.seconds(served.duration)), "complete": .bool(served.isComplete),
        ]
        if let request = served.request {
            line["id"] = .string(served.id)
            line["method"] = .string(Self.printable(request.method))
            line["path"] = .string(request.path)
        }
        return .object(line)
    }

    /// A method is any word; a long one is cut.
    private static func printable(_ method: String) -> String { String(method.prefix(16)) }

    private static func milliseconds(_ duration: Duration) -> String {
        let microseconds = Int(seconds(duration) * 1_000_000)
        let fraction = String(microseconds % 1000 + 1000).dropFirst()
        return "\(microseconds / 1000).\(fraction)"
    }

    static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
