// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import LanguageML
import LanguageSupport
import ModuleModel
import TestSupport
import Testing

/// Puts inputs through the compiler, and what is accepted through the linker and Python.
struct FuzzedPrograms {
    /// Compiles each file of a folder, all in one process; says which are no Python.
    private static let compiler = """
        import pathlib, sys

        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
            try:
                compile(path.read_bytes(), path.name, "exec")
            except BaseException as error:
                print(path.name, error)
        """

    private let corpus: [[UInt8]]
    private var accepted: [(seed: UInt64, text: [UInt8])] = []
    /// How many inputs were programs.
    private(set) var acceptedCount = 0
    /// The longest time that an input took.
    private(set) var longest = Duration.zero

    init() throws {
        let rows =
            try Corpus.rows("grammar.tsv", program: 1) + Corpus.rows("semantics.tsv", program: 0)
        let files = ProgramTests.cases.flatMap { $0.program.files.values }
        let texts = rows.map(\.program) + files.sorted() + GeneratedCodeTests.extremes
        corpus = texts.map { Array($0.utf8) }
    }

    /// Compiles the input of `seed`; nothing but a syntax failure may come of it.
    mutating func take(_ seed: UInt64) throws {
        var input = FuzzInput(seed: seed, corpus: corpus)
        let source = SourceText(name: "main.ml", bytes: input.make())
        let begin = ProcessorTime.ofThread()
        try check(source, seed)
        let time = ProcessorTime.ofThread() - begin
        longest = max(longest, time)
        #expect(time < .seconds(1), "seed \(seed): \(source.bytes.count) bytes took \(time)")
    }

    private mutating func check(_ source: SourceText, _ seed: UInt64) throws {
        _ = try? ML().documentation(of: source)
        let unit: CompiledUnit
        do {
            unit = try ML().compile(source)
        } catch {
            #expect(!error.diagnostic.message.isEmpty, "seed \(seed)")
            return
        }
        acceptedCount += 1
        #expect(CompiledUnit(decoding: unit.encoded) == unit, "seed \(seed)")
        checkDamaged(unit, seed)
        let single = try ML().link(Self.program(unit), as: .singleFile)
        _ = try ML().link(Self.program(unit), as: .multiFile)
        guard let entry = single.files.first(where: { $0.path == single.entry }) else { return }
        accepted.append((seed, entry.bytes))
    }

    /// A damaged unit is refused, or is one.
    private func checkDamaged(_ unit: CompiledUnit, _ seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var bytes = unit.encoded
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 0x41
        guard let damaged = CompiledUnit(decoding: bytes) else { return }
        _ = try? ML().link(Self.program(damaged), as: .singleFile)
    }

    private static func program(_ unit: CompiledUnit) -> LinkableProgram {
        let standard = Set(ML().standardModules)
        let imports = unit.interface.imports.map { record in
            let name = record.specifier
            let target: LinkableProgram.Target =
                standard.contains(name) ? .standard(name) : .host(name)
            return (name, target)
        }
        let module = LinkableProgram.Module(
            id: ModuleID(source: .file, "main.ml"),
            name: ["main"],
            source: "main.ml",
            unit: unit,
            imports: Dictionary(imports) { $1 }
        )
        return LinkableProgram(modules: [module])
    }

    /// Has Python compile what was accepted since the last time.
    mutating func compileAccepted() async throws {
        let folder = try TemporaryFolder()
        for (seed, text) in accepted { try folder.write(text, to: "\(seed).py") }
        accepted = []
        let script = try folder.write(Self.compiler, to: "tool/compiler.py")
        let outcome = try await ChildProgram(Python.path).run(["-I", "-S", script, folder.path])
        #expect(outcome.isSuccess && outcome.output.isEmpty, "\(outcome.output)\(outcome.errors)")
    }
}
