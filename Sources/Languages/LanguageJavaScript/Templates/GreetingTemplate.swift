// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// A module that greets, in either dialect.
struct GreetingTemplate {
    /// Whether the files are in TypeScript.
    let isTyped: Bool

    func template(for kind: ProjectKind) -> ProjectTemplate? {
        let suffix = isTyped ? "ts" : "js"
        let (main, part) = ("main.\(suffix)", "greeting.\(suffix)")
        switch kind {
        case .program:
            guard let entry = file("src/\(main)", program(importing: part)),
                let greeting = file("src/\(part)", greeting),
                let test = file("tests/greeting.test.\(suffix)", test(of: part))
            else { return nil }
            return ProjectTemplate(entry: entry, test: test, parts: [greeting])
        case .library:
            guard let entry = file("src/\(part)", greeting),
                let test = file("tests/greeting.test.\(suffix)", test(of: part))
            else { return nil }
            return ProjectTemplate(entry: entry, test: test)
        }
    }

    private func file(_ path: String, _ text: String) -> ProjectTemplate.File? {
        ModulePath(parsing: path).map { ProjectTemplate.File($0, text) }
    }

    private func program(importing part: String) -> String {
        """
        import { greet } from "./\(part)";

        console.log(greet(Deno.args[0] ?? "world"));

        """
    }

    private var greeting: String {
        """
        /** Greets whoever is named. */
        export function greet(name\(isTyped ? ": string" : ""))\(isTyped ? ": string" : "") {
          return `Hello, ${name}!`;
        }

        """
    }

    private func test(of part: String) -> String {
        """
        import { greet } from "../src/\(part)";

        const greeting = greet("Ada");
        if (greeting !== "Hello, Ada!") {
          throw new Error(`a greeting should name whom it greets, and is: ${greeting}`);
        }
        console.log("ok: a greeting names whom it greets");

        """
    }
}
