// SPDX-License-Identifier: Apache-2.0

internal import TestSupport
internal import Testing

/// A way out that a module tries, and the flag that opens it.
///
/// In the texts, `[SECRET]` is a file outside the project that holds `top secret` (with `.js`, a module
/// of it), `[OUT]` a folder outside it, `[ORIGIN]` and `[HOST]` a server on loopback.
struct Attack: Sendable, CustomTestStringConvertible {
    let name: String
    /// A module that prints `top secret` when it gets out.
    let source: String
    /// What the diagnostic names besides the module.
    let names: [String]
    /// The flag that grants what the module needs; `nil` when nothing does.
    let grant: String?
    /// Whether a module from elsewhere cannot even write this down.
    let isLocalOnly: Bool

    /// What is named instead of the module where the runtime keeps no trace of it.
    static let anonymous = "the program"
    /// Whether the whole program is refused before any of it runs.
    let isStatic: Bool

    init(
        _ name: String,
        names: [String],
        grant: String?,
        isLocalOnly: Bool = false,
        isStatic: Bool = false,
        _ source: String
    ) {
        self.name = name
        self.source = source
        self.names = names
        self.grant = grant
        self.isLocalOnly = isLocalOnly
        self.isStatic = isStatic
    }

    var testDescription: String { name }

    static let output = "top secret\n"

    /// The codes under which an attack is refused.
    static let codes = [
        "permission-denied", "sandbox-denied", "import-denied", "import-outside-project",
        "import-crosses-origin",
    ]
}

extension Attack {
    /// Attacks on files.
    static let files = [
        Attack(
            "static text import",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            isLocalOnly: true,
            isStatic: true,
            """
            import text from "[SECRET]" with { type: "text" }
            console.log(text)
            """
        ),
        Attack(
            "static import of code",
            names: ["read:[SECRET].js"],
            grant: "--allow-read=[SECRET].js",
            isLocalOnly: true,
            isStatic: true,
            """
            import text from "file://[SECRET].js"
            console.log(text)
            """
        ),
        Attack(
            "literal dynamic import",
            names: ["read:[SECRET].js"],
            grant: "--allow-read=[SECRET].js",
            #"console.log((await import("file://[SECRET].js")).default)"#
        ),
        Attack(
            "computed dynamic import",
            names: ["read:[SECRET].js"],
            grant: "--allow-read=[SECRET].js",
            #"console.log((await import(["file://", "[SECRET].js"].join(""))).default)"#
        ),
        Attack(
            "computed text import",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            """
            const url = ["file://", "[SECRET]"].join("")
            console.log((await import(url, { with: { type: "text" } })).default)
            """
        ),
        Attack(
            "readTextFile",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            #"console.log(await Deno.readTextFile("[SECRET]"))"#
        ),
        Attack(
            "readTextFileSync",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[OUT]",
            #"console.log(Deno.readTextFileSync("[SECRET]"))"#
        ),
        Attack(
            "node:fs",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            """
            import { readFileSync } from "node:fs"
            console.log(readFileSync("[SECRET]", "utf8"))
            """
        ),
        Attack(
            "fetch of a file",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            #"console.log(await (await fetch("file://[SECRET]")).text())"#
        ),
        Attack(
            "readDir",
            names: ["read:[OUT]"],
            grant: "--allow-read=[OUT]",
            """
            const names = []
            for await (const { name } of Deno.readDir("[OUT]")) names.push(name)
            if (names.length > 0) console.log("top secret")
            """
        ),
        Attack(
            "write",
            names: ["write:[OUT]/new.txt"],
            grant: "--allow-write=[OUT]/new.txt",
            """
            await Deno.writeTextFile("[OUT]/new.txt", "mine")
            console.log("top secret")
            """
        ),
    ]

    /// Attacks on everything else.
    static let others = [
        Attack(
            "fetch",
            names: ["network:[HOST]"],
            grant: "--allow-net=[HOST]",
            #"console.log(await (await fetch("[ORIGIN]/secret.txt")).text())"#
        ),
        Attack(
            "TCP",
            names: ["network:[HOST]"],
            grant: "--allow-net=[HOST]",
            """
            const [hostname, port] = "[HOST]".split(":")
            const connection = await Deno.connect({ hostname, port: Number(port) })
            connection.close()
            console.log("top secret")
            """
        ),
        Attack(
            "node:net",
            names: [anonymous, "network:[HOST]"],
            grant: "--allow-net=[HOST]",
            """
            import { connect } from "node:net"
            const [host, port] = "[HOST]".split(":")
            await new Promise((resolve, reject) => {
              const socket = connect({ host, port: Number(port) }, () => {
                socket.destroy()
                resolve()
              })
              socket.on("error", reject)
            })
            console.log("top secret")
            """
        ),
        Attack(
            "environment",
            names: ["environment:SECRET_WORD"],
            grant: "--allow-env=SECRET_WORD",
            #"console.log(Deno.env.get("SECRET_WORD"))"#
        ),
        Attack(
            "subprocess",
            names: ["run:/bin/echo"],
            grant: "--allow-run=/bin/echo",
            """
            const { stdout } = await new Deno.Command("/bin/echo", { args: ["top", "secret"] }).output()
            await Deno.stdout.write(stdout)
            """
        ),
        Attack(
            "node:child_process",
            names: ["needs the permission"],
            grant: nil,
            """
            import { execFileSync } from "node:child_process"
            console.log(execFileSync("/bin/echo", ["top", "secret"], { env: {} }).toString().trim())
            """
        ),
        Attack(
            "worker",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            """
            const code = `postMessage(Deno.readTextFileSync("[SECRET]"))`
            const url = "data:text/javascript," + encodeURIComponent(code)
            const worker = new Worker(url, { type: "module" })
            worker.onmessage = ({ data }) => {
              console.log(data)
              worker.terminate()
            }
            """
        ),
        Attack(
            "worker of a blob",
            names: ["read:[SECRET]"],
            grant: "--allow-read=[SECRET]",
            """
            const code = `postMessage(Deno.readTextFileSync("[SECRET]"))`
            const blob = new Blob([code], { type: "text/javascript" })
            const worker = new Worker(URL.createObjectURL(blob), { type: "module" })
            worker.onmessage = ({ data }) => {
              console.log(data)
              worker.terminate()
            }
            """
        ),
        Attack(
            "remote code, computed",
            names: ["[HOST]"],
            grant: nil,
            """
            const { default: text } = await import(["[ORIGIN]", "secret.js"].join("/"))
            console.log(text)
            """
        ),
        Attack(
            "package, computed",
            names: ["npm:"],
            grant: nil,
            #"await import(["npm", "left-pad"].join(":")); console.log("top secret")"#
        ),
        Attack(
            "foreign function",
            names: ["permission `foreign"],
            grant: nil,
            #"Deno.dlopen("libc.so.6", {}); console.log("top secret")"#
        ),
        Attack(
            "listening",
            names: ["network:127.0.0.1"],
            grant: nil,
            #"Deno.listen({ hostname: "127.0.0.1", port: 0 }); console.log("top secret")"#
        ),
        Attack(
            "asking for more",
            names: ["read:[SECRET]"],
            grant: nil,
            """
            await Deno.permissions.request({ name: "read", path: "[SECRET]" })
            console.log(await Deno.readTextFile("[SECRET]"))
            """
        ),
    ]
}
