// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit

/// The answer to a call, as the host reads it.
enum HostAnswer {
    static func frame(
        for call: HostCall,
        by program: any HostedProgram,
        _ service: CallService
    ) async -> [UInt8] {
        var members: [String: JSONValue] = ["id": .integer(call.id)]
        do {
            members["value"] = try await program.answer(call, service)
        } catch let error as any DiagnosticError {
            members["error"] = refusal(error.diagnostic)
        } catch {
            members["error"] = ["code": "internal-error", "message": .string("\(error)")]
        }
        return FrameReader.frame(JSONValue.object(members).encoded(.compact))
    }

    /// What the program is told: a place in the text that it gave is part of the message.
    private static func refusal(_ diagnostic: Diagnostic) -> JSONValue {
        let place = diagnostic.spans.first.map { " (\($0.file):\($0.line):\($0.column))" }
        return [
            "code": .string(diagnostic.code),
            "message": .string(diagnostic.message + (place ?? "")),
            "hints": .array(diagnostic.hints.map(JSONValue.string)),
        ]
    }
}
