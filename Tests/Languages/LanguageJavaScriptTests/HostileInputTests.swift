// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import LanguageJavaScript
import LanguageSupport
import ModuleModel
import TestSupport
import Testing

/// Text that somebody wrote to crash or stall the scan.
@Suite struct HostileInputTests {
    static let patterns = [
        "(", "[", "{", "`${", "`${`", "(a:", "<", "a<", "a<b<", "x as ", "function(", "class{",
        "class ",
        "class extends ", "function ", "import(", "({a:{", "=>{", "a?b:", "type a=", "interface a{",
        "let a:{b:", "enum a{", "/*", "//", "async ", "async/**/", "get ", "({get ", "export{",
        "import{",
        "export default ", "a:(b", "f<{a:", "x<(", "{a:(", "let x:`${", "a=>a", "[a,", "...", "@a ",
        "a as a<", "typeof ", "declare ", "export abstract ", "static{", "if(a)", "/a/", "a/b ",
        "\\u{",
        "import(\"a\",{with:{", "let x: [", "(a: a", "(a: a<", "x as import('y')",
        "(a:import('b'),",
        "let a: import('", "export const[", "export const{a:", "\u{2028}", "}", ")",
        "/**@param a*/", "/**{@link ", "export let a;/**@typedef {", "export{a};", "export{a,a};",
        "export class A{a(){}", "export namespace a{", "export function f(a:1):1;",
        "export default ", "export const {a:[b],c}=", "/** @param {{", "export type a={b:",
        "export interface a{b(c:", "export let a=1,b", "export enum a{b,", "@a.b(c)", "class{#",
    ]

    static func scan(_ bytes: [UInt8]) {
        let script = SourceText(name: "a.js", bytes: bytes)
        let typed = SourceText(name: "a.ts", bytes: bytes)
        _ = try? JavaScript().scan(script)
        _ = try? TypeScript().scan(typed)
        _ = try? JavaScript().documentation(of: script)
        _ = try? TypeScript().documentation(of: typed)
    }

    @Test(arguments: patterns)
    func `a pattern repeated twenty thousand times takes linear time`(pattern: String) {
        let bytes = Array(String(repeating: pattern, count: 20_000).utf8)
        let clock = ContinuousClock()
        let elapsed = clock.measure { Self.scan(bytes) }
        #expect(elapsed < .seconds(10))
    }

    @Test(arguments: ["(", "`${", "{"])
    func `a million levels of nesting are read`(open: String) throws {
        let close = ["(": ")", "`${": "}`", "{": "}"][open] ?? ""
        let count = 1_000_000
        let text =
            String(repeating: open, count: count) + "\n" + String(repeating: close, count: count)
        let bytes = Array((text + "\nimport './a.js'").utf8)
        let interface = try JavaScript().scan(SourceText(name: "a.js", bytes: bytes))
        #expect(interface.imports.map(\.specifier) == ["./a.js"])
    }

    @Test func `random and mutated bytes never trap`() throws {
        let environment = ProcessInfo.processInfo.environment
        let seed = environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0...UInt64.max)
        let seconds = environment["FUZZ_SECONDS"].flatMap { Int($0) } ?? 2
        var random = SeededGenerator(seed: seed)
        let corpus = try Self.corpus()
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var rounds = 0
        while clock.now < end {
            Self.scan(Self.mutate(corpus, &random))
            rounds += 1
        }
        #expect(rounds > 10, "SEED=\(seed)")
    }

    private static func corpus() throws -> [[UInt8]] {
        let folder = URL(filePath: #filePath).appending(path: "../Corpus").standardizedFileURL
        let files = try FileManager.default.contentsOfDirectory(
            at: folder,
            includingPropertiesForKeys: nil
        )
        return try files.map { Array(try Data(contentsOf: $0)) } + patterns.map { Array($0.utf8) }
    }

    /// A random text, or one of the corpus with pieces removed, doubled, replaced and moved.
    private static func mutate(
        _ corpus: [[UInt8]],
        _ random: inout SeededGenerator
    ) -> [UInt8] {
        if Int.random(in: 0..<8, using: &random) == 0 {
            return (0..<Int.random(in: 0..<200, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
        }
        var bytes = corpus.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0..<30, using: &random))
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes.removeSubrange(start..<end)
            case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 2: bytes.insert(contentsOf: corpus.randomElement(using: &random) ?? [], at: start)
            default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
            }
        }
        return bytes
    }
}
