// SPDX-License-Identifier: Apache-2.0

internal import Testing

/// The examples of the HLVM document that save a module, each as it is written there; only servers
/// on the internet are replaced by one on loopback.
struct SaveExample: Sendable, CustomTestStringConvertible {
    let name: String
    /// Where the document loads or uses the module, or what shows that it works.
    let program: String
    let output: String
    var flags: [String] = []
    var testDescription: String { name }

    static let all = [
        SaveExample(
            name: "weather",
            program: """
                await save("weather", `
                  export default async function(city) {
                    const response = await fetch(\\`[ORIGIN]weather.json?city=\\${city}&format=j1\\`)
                    return response.json()
                  }
                `)
                const weather = await load("weather")
                const data = await weather("Toronto")
                console.log(data.degrees)
                """,
            output: "21\n",
            flags: ["--allow-net=[HOST]"]
        ),
        SaveExample(
            name: "greet",
            program: """
                await save("greet", function(name) {
                  return `Hello, ${name}!`
                })
                console.log((await load("greet"))("Ada"))
                """,
            output: "Hello, Ada!\n"
        ),
        SaveExample(
            name: "add",
            program: """
                await save("add", (a, b) => a + b)
                console.log((await load("add"))(1, 2))
                """,
            output: "3\n"
        ),
        SaveExample(
            name: "module",
            program: """
                await save("module", "export default () => 'Hello World'")
                console.log((await load("module"))())
                """,
            output: "Hello World\n"
        ),
        SaveExample(
            name: "tool",
            program: """
                await save("tool", "./my-tool.js")
                console.log((await load("tool"))("x"))
                """,
            output: "tool of x\n"
        ),
        SaveExample(
            name: "app",
            program: """
                await save("app", `
                  import lodash from "[ORIGIN]lodash"
                  import { helper } from "./helper.js"

                  export default function() {
                    return lodash.uniq(helper())
                  }
                `)
                const app = await load("app")
                console.log(app().join(" "))
                """,
            output: "1 2 3\n",
            flags: ["--allow-net=[HOST]"]
        ),
        SaveExample(
            name: "slugify",
            program: """
                await save("slugify", `
                  export default function(text) {
                    return text
                      .toLowerCase()
                      .replace(/[^a-z0-9]+/g, '-')
                      .replace(/^-|-$/g, '')
                  }
                `)
                const slugify = await load("slugify")
                console.log(slugify("Hello World!"))
                """,
            output: "hello-world\n"
        ),
        SaveExample(
            name: "validator",
            program: #"""
                await save("validator", `
                  export function isEmail(email) {
                    return /^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$/.test(email)
                  }

                  export function isURL(url) {
                    try {
                      new URL(url)
                      return true
                    } catch {
                      return false
                    }
                  }
                `)
                const { isEmail, isURL } = await load("validator")
                console.log(isEmail("a@b.c"), isEmail("a b@c"), isURL("https://a.b"), isURL("no"))
                """#,
            output: "true false true false\n"
        ),
    ]
}
