// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// A program of one text, or of the several of a session.
struct HostedText: HostedProgram {
    private var entry: ModuleID
    private var places: [String: [PythonProgram.Place]]
    private var names: [String: ModuleID]
    private var grants: [String: PermissionSet]

    let tellsValue: Bool
    let wantsCode: Bool

    init(_ program: PythonProgram) {
        entry = program.entry
        places = [program.name: program.places]
        names = program.names
        grants = program.grants
        tellsValue = program.tellsValue
        wantsCode = program.wantsCode
    }

    /// Takes in another text of the same session.
    mutating func add(_ program: PythonProgram) {
        entry = program.entry
        places[program.name] = program.places
        names.merge(program.names) { _, new in new }
        grants.merge(program.grants) { _, new in new }
    }

    /// Where `line` of the file that Python calls `file` comes from; `nil` for the runtime's own lines.
    func place(of line: Int, in file: String) -> PythonProgram.Place? {
        guard let places = places[file] else { return nil }
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].first <= line { low = middle + 1 } else { high = middle }
        }
        guard low > 0, places[low - 1].module != nil else { return nil }
        return places[low - 1]
    }

    /// The module that is called `name` at run time, if there is one.
    func module(named name: String?) -> ModuleID? { name.flatMap { names[$0] } }

    func report(_ raw: RawReport, of recipe: RunRecipe) -> ProgramReport {
        ProgramReport(raw, of: self, in: recipe)
    }

    func failure(for raw: RawReport, of recipe: RunRecipe) -> RuntimeError? {
        if raw.how == "invalid" {
            let place = raw.frames.first.flatMap { self.place(of: $0.line, in: $0.file) }
            let module = place?.module.map { "\($0):\(place?.line ?? 1):\(place?.column ?? 1)" }
            return .generated(raw.message, module)
        }
        if raw.name == "MemoryError", let limit = recipe.limits.memoryMegabytes {
            return .memory(limit)
        }
        return nil
    }
}

// MARK: - Calls

extension HostedText {
    func answer(_ call: HostCall, _ service: CallService) async throws -> JSONValue {
        guard call.method == "fetch" else { throw CallRefusal.unknown(call.method) }
        let name = call.parameters["module"]?.string ?? ""
        let url = call.parameters["url"]?.string ?? ""
        let address = try ModuleURL(parsing: url)
        let permission = try Permission.network(
            address.host,
            port: address.port ?? (address.scheme == "https" ? 443 : 80)
        )
        let module = names[name] ?? entry
        // Which module asks is the child's word. What the program may do is the limit that holds.
        guard service.permissions.covers(permission), grants[name]?.covers(permission) == true
        else {
            throw CallRefusal.denied(permission, module)
        }
        guard let handler = service.fetches else { throw CallRefusal.unanswered(call.method) }
        let answer = try await handler.fetch(
            ProgramFetch(
                method: call.parameters["method"]?.string ?? "GET",
                url: url,
                headers: call.parameters["headers"]?.members?.compactMapValues(\.string) ?? [:],
                body: Base64.decode((call.parameters["body"]?.string ?? "").utf8) ?? [],
                grant: grants[name, default: .none].intersection(service.permissions)
            )
        )
        return [
            "status": .integer(Int64(answer.status)),
            "headers": .object(answer.headers.mapValues(JSONValue.string)),
            "body": .string(Base64.encode(answer.body)),
        ]
    }
}
