// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import Synchronization

/// A program of JavaScript modules, which may load more of them while it runs.
final class HostedModules: HostedProgram {
    private let entry: ModuleID
    private let names: Mutex<ModuleNames>

    let tellsValue = false
    let wantsCode = false

    init(_ links: ProgramLinks) {
        entry = links.entry
        names = Mutex(ModuleNames(links.moduleNames, entry: links.entry))
    }

    func answer(_ call: HostCall, _ service: CallService) async throws -> JSONValue {
        let module = names.withLock { $0.place(in: call.stack)?.module } ?? entry
        guard let method = ProgramCall.Method(rawValue: call.method) else {
            throw CallRefusal.unknown(call.method)
        }
        guard service.permissions.covers(method.permission) else {
            throw CallRefusal.denied(method, module)
        }
        guard let handler = service.modules else { throw CallRefusal.unanswered(method.rawValue) }
        let request = ProgramCall(
            method: method,
            parameters: call.parameters,
            module: module,
            loadedFolder: service.loadedFolder
        )
        switch try await handler.answer(request) {
        case .value(let value): return value
        case .module(let entryURL, let loaded):
            names.withLock { $0.add(loaded) }
            return ["entry": .string(entryURL)]
        }
    }

    func report(_ raw: RawReport, of recipe: RunRecipe) -> ProgramReport {
        ProgramReport(raw, names: names.withLock { $0 }, folder: recipe.workingDirectory)
    }

    func failure(for raw: RawReport, of recipe: RunRecipe) -> RuntimeError? { nil }
}
