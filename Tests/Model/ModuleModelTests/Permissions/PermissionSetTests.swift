// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import TestSupport
import Testing

/// Holds the algebra to a model that knows permissions only as sets of atoms.
@Suite struct PermissionSetTests {
    /// Every permission of a small world, with the atoms that it allows: itself and what it covers
    /// by construction, written down independently of `covers`.
    static let world: [(permission: Permission, atoms: Set<String>)] = {
        let paths = ["/a", "/a/a", "/a/b", "/ab", "/b", "/a/a/b"]
        var list: [(String, Set<String>)] = []
        for kind in ["read", "write"] {
            let below = { (path: String) in
                Set(paths.filter { ($0 + "/").hasPrefix(path + "/") }.map { kind + $0 })
            }
            list += paths.map { ("\(kind):\($0)", below($0)) }
            let all = Set(paths.map { kind + $0 }).union([kind + "/"])
            list += [("\(kind):/", all), (kind, all.union([kind]))]
        }
        let hosts = ["a.com", "b.com", "[::1]"]
        for host in hosts {
            list.append(("network:" + host, [host, host + "1", host + "2"]))
            list += ["1", "2"].map { ("network:\(host):\($0)", [host + $0]) }
        }
        list.append(("network", Set(hosts.flatMap { [$0, $0 + "1", $0 + "2"] } + ["network"])))
        list += [("saved:read", ["sr"]), ("saved:write", ["sw"]), ("saved", ["sr", "sw", "s"])]
        return list.compactMap { text, atoms in
            (try? Permission(parsing: text)).map { ($0, atoms) }
        }
    }()

    private typealias Sample = (set: PermissionSet, atoms: Set<String>)

    private func sample(_ random: inout SeededGenerator) -> Sample {
        let count = Int.random(in: 0...5, using: &random)
        let chosen = (0..<count).compactMap { _ in Self.world.randomElement(using: &random) }
        let atoms = chosen.reduce(into: Set<String>()) { $0.formUnion($1.atoms) }
        return (PermissionSet(chosen.map(\.permission)), atoms)
    }

    private func atoms(of set: PermissionSet) -> Set<String> {
        Self.world.filter { set.permissions.contains($0.permission) }
            .reduce(into: []) { $0.formUnion($1.atoms) }
    }

    @Test func `the operations agree with sets of atoms`() {
        #expect(Self.world.count == 29)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let (left, right) = (sample(&random), sample(&random))
            #expect(atoms(of: left.set) == left.atoms)
            #expect(left.set.covers(right.set) == left.atoms.isSuperset(of: right.atoms))
            #expect((left.set == right.set) == (left.atoms == right.atoms))
            #expect(atoms(of: left.set.union(right.set)) == left.atoms.union(right.atoms))
            let both = left.set.intersection(right.set)
            #expect(atoms(of: both) == left.atoms.intersection(right.atoms))
            let rest = left.set.subtracting(right.set)
            #expect(rest.isEmpty == right.set.covers(left.set))
            #expect(rest.union(right.set) == left.set.union(right.set))
        }
    }

    @Test func `the laws hold`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let (a, b, c) = (sample(&random).set, sample(&random).set, sample(&random).set)
            #expect(a.union(b) == b.union(a))
            #expect(a.intersection(b) == b.intersection(a))
            #expect(a.union(b).union(c) == a.union(b.union(c)))
            #expect(a.intersection(b).intersection(c) == a.intersection(b.intersection(c)))
            #expect(a.intersection(b.union(c)) == a.intersection(b).union(a.intersection(c)))
            #expect(a.union(a) == a && a.intersection(a) == a && a.union(.none) == a)
            #expect(a.intersection(.none) == .none && a.subtracting(a) == .none)
            #expect(a.covers(a.intersection(b)) && a.union(b).covers(a))
            #expect(PermissionSet(a.permissions.reversed()) == a)
            #expect(a.permissions == a.permissions.sorted())
        }
    }
}
