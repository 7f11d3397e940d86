// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import SandboxKit
internal import Synchronization

extension RunningProgram {
    func answer(_ call: Call, with handler: (any ProgramCallHandler)?) async {
        var members: [String: JSONValue] = ["id": .integer(call.id)]
        do {
            members["value"] = try await value(for: call, handler)
        } catch let error as any DiagnosticError {
            members["error"] = Self.refusal(error.diagnostic)
        } catch {
            members["error"] = ["code": "internal-error", "message": .string("\(error)")]
        }
        let frame = FrameReader.frame(JSONValue.object(members).encoded(.compact))
        let pipe = call.id == 0 ? folder.direct : folder.answers
        // Whether it was read no longer matters: a program that is gone has no use for answers.
        _ = try? pipe.write(frame, to: child)
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

    private func value(
        for call: Call,
        _ handler: (any ProgramCallHandler)?
    ) async throws -> JSONValue {
        let module = names.withLock { $0.place(in: call.stack)?.module } ?? entry
        guard let method = ProgramCall.Method(rawValue: call.method) else {
            throw CallRefusal.unknown(call.method)
        }
        guard recipe.permissions.covers(method.permission) else {
            throw CallRefusal.denied(method, module)
        }
        guard let handler else { throw CallRefusal.unanswered(method) }
        let request = ProgramCall(
            method: method,
            parameters: call.parameters,
            module: module,
            loadedFolder: folder.loaded
        )
        switch try await handler.answer(request) {
        case .value(let value): return value
        case .module(let entryURL, let loaded):
            names.withLock { $0.add(loaded) }
            return ["entry": .string(entryURL)]
        }
    }
}
