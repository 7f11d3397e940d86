// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import SandboxKit

/// The script that goes through the gate to Python, and what follows it.
enum PythonHost {
    /// The text of the command line: it reads the script from the gate, of which it tells the path.
    ///
    /// Ctrl-C ends the interpreter in silence until a program could hear of it.
    static func bootstrap(gate: FilePath) -> String {
        let path = String(decoding: JSONValue.string(gate.string).encoded(.compact), as: UTF8.self)
        return """
            import _signal
            _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
            gate = open(\(path), "rb")
            exec(gate.read(int(gate.readline())))
            serve(gate)
            """
    }

    /// Everything that goes through the gate: the script, the settings, the text, and its code.
    static func bytes(
        _ program: PythonProgram,
        for runtime: BootingRuntime,
        isSession: Bool = false
    ) -> [UInt8] {
        let settings: JSONValue = [
            "name": .string(program.name),
            "secret": .string(runtime.secret),
            "calls": .string(runtime.folder.calls.path),
            "direct": .string(runtime.folder.direct.path),
            "answers": .string(runtime.folder.answers.path),
            "grants": grants(of: program),
            "tells": .bool(program.tellsValue),
            "wantsCode": .bool(program.wantsCode),
            "session": .bool(isSession),
            "depth": .integer(Int64(PythonLaunch.depth)),
        ]
        // JSON as it is written here is a literal of Python, but for three words that the script knows.
        let parts = [
            Array(source.utf8), settings.encoded(.compact), program.text, program.code ?? [],
        ]
        return parts.flatMap { Array("\($0.count)\n".utf8) + $0 }
    }

    /// The grants of every module: texts by kind.
    static func grants(of program: PythonProgram) -> JSONValue {
        .object(program.grants.mapValues(lists))
    }

    private static func lists(_ grant: PermissionSet) -> JSONValue {
        var lists: [String: [JSONValue]] = [:]
        for permission in grant.permissions {
            let isPath = permission.kind == .read || permission.kind == .write
            let target = permission.target.map { isPath ? GrantedPath($0, .read).path : $0 }
            lists[permission.kind.rawValue, default: []].append(.string(target ?? "*"))
        }
        return .object(lists.mapValues(JSONValue.array))
    }
}
