// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import SandboxKit

/// The script that goes through the gate to Python, and what follows it.
enum PythonHost {
    /// The text of the command line: it reads the script from the gate, of which it tells the path, or the code
    /// that this very version of Python made of it.
    ///
    /// Ctrl-C ends the interpreter in silence until a program could hear of it.
    static func bootstrap(gate: FilePath) -> String {
        let path = String(decoding: JSONValue.string(gate.string).encoded(.compact), as: UTF8.self)
        return """
            import _signal
            _signal.signal(_signal.SIGINT, _signal.SIG_DFL)
            import marshal, sys
            gate = open(\(path), "rb")
            def part():
                return gate.read(int(gate.readline()))
            kept, script = part(), part()
            magic = sys.modules["_frozen_importlib_external"].MAGIC_NUMBER
            kept = marshal.loads(kept[len(magic):]) if kept.startswith(magic) else None
            script = kept[0] if kept else compile(script, "<tenon>", "exec")
            exec(script)
            serve(part, script, kept)
            """
    }

    /// Everything that goes through the gate: the kept code, the script, the settings, the text, and what it
    /// brings along.
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
            "embedded": .array(program.embedded.map { .string($0.name) }),
            "session": .bool(isSession),
            "depth": .integer(Int64(PythonLaunch.depth)),
        ]
        // JSON as it is written here is a literal of Python, but for three words that the script knows.
        let texts = [settings.encoded(.compact), program.text] + program.embedded.map(\.text)
        return joined([program.code ?? [], Array(source.utf8)] + texts)
    }

    /// All that the code of `program` is made of.
    static func origin(of program: PythonProgram) -> [UInt8] {
        let embedded = program.embedded.flatMap { [Array($0.name.utf8), $0.text] }
        return joined([Array(source.utf8), Array(program.name.utf8), program.text] + embedded)
    }

    /// `parts`, each after its length.
    private static func joined(_ parts: [[UInt8]]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count + 20 })
        for part in parts {
            bytes += "\(part.count)\n".utf8
            bytes += part
        }
        return bytes
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
