// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import Testing
import VersionSolving

/// Which versions are chosen, rule by rule.
@Suite struct ChoiceTests {
    /// A rule, a scene, and the answer.
    static let cases: [(rule: String, scene: String, answer: String)] = [
        (
            "the newest version that will do is chosen",
            """
            project: @a/x ^1
            @a/x 1.0.0
            @a/x 1.2.0
            @a/x 2.0.0
            """,
            "@a/x 1.2.0"
        ),
        (
            "an older version is taken where the newest does not go with the rest",
            """
            project: @a/x *, @b/y ^1
            @a/x 1.0.0: @b/y ^1
            @a/x 2.0.0: @b/y ^2
            @b/y 1.0.0
            @b/y 2.0.0
            """,
            "@a/x 1.0.0, @b/y 1.0.0"
        ),
        (
            "a cycle is no obstacle",
            """
            project: @a/x *
            @a/x 1.0.0: @b/y ^1
            @a/x 2.0.0: @b/y ^2
            @b/y 1.0.0: @a/x ^1
            @b/y 2.0.0: @a/x ^1
            """,
            "@a/x 1.0.0, @b/y 1.0.0"
        ),
        (
            "features are the union of what is asked",
            """
            project: @a/x * +one, @b/y *
            @a/x 1.0.0 | one = | two = | three =
            @b/y 1.0.0: @a/x * +two
            """,
            "@a/x 1.0.0 +one +two, @b/y 1.0.0"
        ),
        (
            "a later edge switches a feature on in a package that is already decided",
            """
            project: @a/x *, @b/y *
            @a/x 1.0.0: @c/z ^1 | tls = dep:@d/tls
            @a/x 1.1.0: @c/z ^1, ?@d/tls ^1 | tls = dep:@d/tls
            @b/y 1.0.0: @c/z ^1
            @c/z 1.0.0: @a/x * +tls
            @d/tls 1.0.0
            """,
            "@a/x 1.1.0 +tls, @b/y 1.0.0, @c/z 1.0.0, @d/tls 1.0.0"
        ),
        (
            "a version without the feature is passed over",
            """
            project: @a/x * +tls
            @a/x 1.0.0 | tls =
            @a/x 2.0.0
            """,
            "@a/x 1.0.0 +tls"
        ),
        (
            "an optional dependency stays away until something switches it on",
            """
            project: @a/x *
            @a/x 1.0.0: ?@b/y *
            @b/y 1.0.0
            """,
            "@a/x 1.0.0"
        ),
        (
            "an optional dependency is a feature of its own name",
            """
            project: @a/x * +@b/y
            @a/x 1.0.0: ?@b/y *
            @b/y 1.0.0
            """,
            "@a/x 1.0.0 +@b/y, @b/y 1.0.0"
        ),
        (
            "the default feature is on",
            """
            project: @a/x *
            @a/x 1.0.0: ?@b/y * | default = dep:@b/y
            @b/y 1.0.0
            """,
            "@a/x 1.0.0 +default, @b/y 1.0.0"
        ),
        (
            "the default feature is off where nobody wants it",
            """
            project: @a/x * -default
            @a/x 1.0.0: ?@b/y * | default = dep:@b/y
            @b/y 1.0.0
            """,
            "@a/x 1.0.0"
        ),
        (
            "a weak feature waits for its dependency",
            """
            project: @a/x * +fast
            @a/x 1.0.0: ?@b/y * | fast = @b/y?/fast
            @b/y 1.0.0 | fast =
            """,
            "@a/x 1.0.0 +fast"
        ),
        (
            "a weak feature comes on with its dependency",
            """
            project: @a/x * +fast +more
            @a/x 1.0.0: ?@b/y * | fast = @b/y?/fast | more = dep:@b/y
            @b/y 1.0.0 | fast =
            """,
            "@a/x 1.0.0 +fast +more, @b/y 1.0.0 +fast"
        ),
        (
            "what only tests need is marked",
            """
            project: @a/x *, dev @b/y *
            @a/x 1.0.0: @c/z *
            @b/y 1.0.0: @c/z *, @d/w *
            @c/z 1.0.0
            @d/w 1.0.0
            """,
            "@a/x 1.0.0, @b/y 1.0.0 (dev), @c/z 1.0.0, @d/w 1.0.0 (dev)"
        ),
        (
            "a prerelease is not chosen unasked",
            """
            project: @a/x *
            @a/x 1.0.0
            @a/x 2.0.0-beta.1
            """,
            "@a/x 1.0.0"
        ),
        (
            "a prerelease is chosen where the requirement names one, the highest by precedence",
            """
            project: @a/x ^2.0.0-beta.2
            @a/x 2.0.0-beta.2
            @a/x 2.0.0-beta.11
            @a/x 2.0.0-alpha.99
            """,
            "@a/x 2.0.0-beta.11"
        ),
        (
            "an option allows the prereleases of a package",
            """
            project: @a/x *
            options: prereleases @a/x
            @a/x 1.0.0
            @a/x 2.0.0-beta.1
            """,
            "@a/x 2.0.0-beta.1"
        ),
        (
            "a yanked version is never newly chosen",
            """
            project: @a/x *
            @a/x 1.0.0
            @a/x 1.1.0 | yanked it leaks
            """,
            "@a/x 1.0.0"
        ),
        (
            "a yanked version is kept where the lock has it",
            """
            project: @a/x *
            lock: @a/x 1.1.0
            @a/x 1.0.0
            @a/x 1.1.0 | yanked it leaks
            """,
            "@a/x 1.1.0"
        ),
        (
            "a young version waits",
            """
            project: @a/x *
            options: cooldown 7
            @a/x 1.0.0 | age 30
            @a/x 1.1.0 | age 3
            """,
            "@a/x 1.0.0"
        ),
        (
            "a young version is taken by its number",
            """
            project: @a/x 1.1.0
            options: cooldown 7
            @a/x 1.0.0 | age 30
            @a/x 1.1.0 | age 3
            """,
            "@a/x 1.1.0"
        ),
        (
            "a young version cannot be brought in by another package",
            """
            project: @b/y *
            options: cooldown 7
            @a/x 1.0.0 | age 30
            @a/x 1.1.0 | age 3
            @b/y 1.0.0: @a/x 1.0.0 | age 30
            @b/y 1.1.0: @a/x 1.1.0 | age 30
            """,
            "@a/x 1.0.0, @b/y 1.0.0"
        ),
        (
            "a young version in the lock stays",
            """
            project: @a/x *
            options: cooldown 7
            lock: @a/x 1.1.0
            @a/x 1.0.0 | age 30
            @a/x 1.1.0 | age 3
            """,
            "@a/x 1.1.0"
        ),
        (
            "locked versions stay when something is added",
            """
            project: @a/x ^1, @b/y ^1
            lock: @a/x 1.0.0
            @a/x 1.0.0
            @a/x 1.5.0
            @b/y 1.0.0: @a/x ^1
            """,
            "@a/x 1.0.0, @b/y 1.0.0"
        ),
        (
            "only what has to change changes",
            """
            project: @a/x ^1, @b/y ^1, @c/z ^1
            lock: @a/x 1.0.0, @c/z 1.0.0
            @a/x 1.0.0
            @a/x 1.5.0
            @b/y 1.0.0: @a/x ^1.2
            @c/z 1.0.0
            @c/z 1.9.0
            """,
            "@a/x 1.5.0, @b/y 1.0.0, @c/z 1.0.0"
        ),
        (
            "a version that does not run here is passed over",
            """
            project: @a/x *
            options: has deno 2.9.8
            @a/x 1.0.0: runs deno ^2
            @a/x 2.0.0: runs deno ^3
            """,
            "@a/x 1.0.0"
        ),
        (
            "a version for a runtime that is not here is passed over",
            """
            project: @a/x *
            @a/x 1.0.0
            @a/x 2.0.0: runs python ^3
            """,
            "@a/x 1.0.0"
        ),
        (
            "what is not loaded is asked for",
            """
            project: @a/x *, @b/y *
            @a/x 1.0.0: @c/z *, @d/w *
            """,
            "needs @b/y, @c/z, @d/w"
        ),
        (
            "the tag `latest` is the newest release",
            """
            project: @a/x latest
            @a/x 1.0.0
            @a/x 1.1.0 | yanked oops
            @a/x 2.0.0-rc.1
            """,
            "@a/x 1.0.0"
        ),
    ]

    @Test(arguments: cases)
    func `choice`(rule: String, scene: String, answer: String) throws {
        #expect(try Scene(scene).solve().text == answer, "\(rule)")
    }

    @Test func `unlocking a package moves it alone`() throws {
        var scene = try Scene(
            """
            project: @a/x ^1, @b/y ^1
            lock: @a/x 1.0.0, @b/y 1.0.0
            @a/x 1.0.0
            @a/x 1.1.0
            @b/y 1.0.0
            @b/y 1.1.0
            """
        )
        scene.problem.unlock([try ManifestName(parsing: "@a/x")])
        #expect(scene.solve().text == "@a/x 1.1.0, @b/y 1.0.0")
        scene.problem.unlockAll()
        #expect(scene.solve().text == "@a/x 1.1.0, @b/y 1.1.0")
    }

    @Test func `loading packages as they are asked for gives the same answer`() throws {
        for seed in UInt64(0)..<200 {
            var generator = RegistryGenerator(seed: seed)
            let (catalogue, problem) = generator.make()
            var whole = VersionSolver(catalogue)
            var solver = VersionSolver()
            var answer = solver.solve(problem)
            while case .needs(let names) = answer {
                for name in names { solver.add(name, catalogue[name]) }
                answer = solver.solve(problem)
            }
            #expect(answer.text == whole.solve(problem).text, "seed \(seed)")
        }
    }
}
