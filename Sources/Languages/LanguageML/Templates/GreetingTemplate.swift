// SPDX-License-Identifier: Apache-2.0

internal import LanguageSupport
internal import ModuleModel

/// A module that greets.
///
/// The files lie where users of a published package find them too: at its top, by name.
enum GreetingTemplate {
    static func template(for kind: ProjectKind) -> ProjectTemplate? {
        guard let greeting = file("greeting.ml", greeting),
            let test = file("tests/greeting_test.ml", test)
        else { return nil }
        switch kind {
        case .program:
            return file("main.ml", program).map {
                ProjectTemplate(entry: $0, test: test, parts: [greeting])
            }
        case .library:
            return ProjectTemplate(entry: greeting, test: test)
        }
    }

    private static func file(_ path: String, _ text: String) -> ProjectTemplate.File? {
        ModulePath(parsing: path).map { ProjectTemplate.File($0, text) }
    }

    private static let program = """
        import args;
        import greeting;

        names = args.all();
        console.log(greeting.greet(len(names) > 0 ? names[0] : "world"));

        """

    private static let greeting = """
        // Greets whoever is named.
        function greet(name) {
            return "Hello, " + name + "!";
        }

        """

    private static let test = """
        import greeting;

        found = greeting.greet("Ada");
        if (found != "Hello, Ada!") {
            throw {message: "a greeting should name whom it greets, and is: " + found};
        }
        console.log("ok: a greeting names whom it greets");

        """
}
