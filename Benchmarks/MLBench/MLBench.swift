// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import LanguageML
internal import LanguageSupport
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// Compiles the program of `Benchmarks/ml` inside one process and prints, a line each, a name and the median of
/// the runs in milliseconds.
@main
struct MLBench {
    private let source: SourceText
    private let runs: Int

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let runs = Int(arguments[3]) else {
            print("usage: ml-bench PROGRAM.ml CACHE-FOLDER RUNS")
            return
        }
        let bytes = try FileSystem.read(try FilePath(arguments[1]), limit: 1 << 24)
        let bench = MLBench(source: SourceText(name: arguments[1], bytes: bytes), runs: runs)
        try bench.compile(keptIn: try FilePath(arguments[2]))
        for count in [100, 200, 400] { try bench.link(count) }
    }

    /// A compile, the same from a cache, and the key under which it is found there.
    private func compile(keptIn folder: FilePath) throws {
        try report("compile") { _ = try ML().compile(source) }
        let cache = CompilationCache(folder: folder)
        let kept = KeptCompiler(ML(), cache: cache)
        _ = try kept.compile(source)
        try report("repeat") { _ = try kept.compile(source) }
        cache.finish()
        guard cache.statistics().hits == runs + 1 else { return print("nothing was kept") }
        report("key") { _ = CompilationKey(of: source.bytes, compiler: "bench") }
    }

    /// Reading kept units and linking them, so many that what is not linear shows.
    private func link(_ count: Int) throws {
        let part = SourceText(
            name: "part.ml",
            bytes: Array("x = 1;\nfunction f(a) { return a + x; }\n".utf8)
        )
        let encoded = try ML().compile(part).encoded
        try report("link\(count)") {
            let modules = (0..<count).compactMap { place -> LinkableProgram.Module? in
                guard let unit = CompiledUnit(decoding: encoded) else { return nil }
                return LinkableProgram.Module(
                    id: ModuleID(source: .file, "m\(place).ml"),
                    name: ["m\(place)"],
                    source: "m\(place).ml",
                    unit: unit,
                    imports: [:]
                )
            }
            _ = try ML().link(LinkableProgram(modules: modules), as: .singleFile)
        }
    }

    private func report(_ name: String, _ action: () throws -> Void) rethrows {
        let clock = ContinuousClock()
        var times: [Duration] = []
        for _ in 0...runs { times.append(try clock.measure(action)) }
        let median = times.dropFirst().sorted()[runs / 2]
        print(name, Double(median.components.attoseconds) / 1e15)
    }
}
