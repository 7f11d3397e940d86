// SPDX-License-Identifier: Apache-2.0

extension SamplePackages {
    /// The versions of one package with everything that a page can show.
    static let csv: [TestPackage] = [
        package(
            "@ada/csv@1.0.0",
            about: #"""
                description = "Reads and writes comma-separated values, and says what is wrong with them"
                authors = ["Ada Okafor <ada@example.com>"]
                license = "MIT"
                keywords = ["csv", "parser", "data", "rfc4180"]
                repository = "https://git.example.com/ada/csv"
                homepage = "https://git.example.com/ada/csv"

                """#,
            needs: [:],
            more: #"""
                [exports]
                "." = "./lib/parse.ts"

                """#,
            files: [
                "README.md": #"""
                # csv

                Reads and writes comma-separated values the way RFC 4180 describes them, and says precisely what is wrong with
                files that don't follow it.

                ```ts
                import { parse, stringify } from "@ada/csv";

                const rows = parse("name,age\nMira,34\nKai,29", { header: true });
                console.log(rows[0].name);           // "Mira"
                console.log(stringify(rows));
                ```

                ## Why another one

                - **Honest about errors.** A quote that is never closed is reported with its line and column, not swallowed.
                - **No surprises.** `"007"` stays text. Numbers are made when you [ask for them](#options).
                - **Small.** One file, no dependencies, see [the source](lib/parse.ts).

                ## Options

                | option | default | meaning |
                | :-- | :-: | :-- |
                | `header` | `false` | take the first row as names |
                | `separator` | `","` | what stands between fields |
                | `trim` | `false` | drop spaces around fields |

                > Files from spreadsheets often begin with a byte order mark. It is dropped.

                """#,
                "lib/parse.ts": #"""
                /** Reads and writes comma-separated values. */

                /** How a text is read. */
                export interface ParseOptions {
                    /** Whether the first row names the columns. */
                    header?: boolean;
                    /** What stands between fields. */
                    separator?: string;
                }

                /**
                 * Reads a whole text.
                 *
                 * Fields may be in quotes; two quotes inside of them mean one. Empty lines are left out.
                 *
                 * @param text The text; a byte order mark at its start is dropped.
                 * @param options How to read it.
                 * @returns The rows: arrays of fields, or records when the text has a header.
                 * @throws {CSVError} When a quote is never closed.
                 * @example
                 * ```ts
                 * const rows = parse("a,b\n1,2");
                 * console.log(rows); // [["a", "b"], ["1", "2"]]
                 * ```
                 */
                export function parse(text: string, options: ParseOptions = {}): string[][] {
                    const separator = options.separator ?? ",";
                    const rows: string[][] = [];
                    let row: string[] = [], field = "", quoted = false, line = 1;
                    for (let place = 0; place < text.length; place += 1) {
                        const letter = text[place];
                        if (letter === "\n") line += 1;
                        if (quoted) {
                            if (letter === '"' && text.slice(place + 1).startsWith('"')) {
                                field += '"';
                                place += 1;
                            } else if (letter === '"') {
                                quoted = false;
                            } else {
                                field += letter;
                            }
                            continue;
                        }
                        if (letter === '"' && field === "") { quoted = true; continue; }
                        if (letter === separator || letter === "\n") {
                            row.push(field);
                            field = "";
                            if (letter === "\n") { rows.push(row); row = []; }
                            continue;
                        }
                        if (letter !== "\r") field += letter;
                    }
                    if (field !== "" || row.length > 0) { row.push(field); rows.push(row); }
                    return rows.filter((row) => row.length > 1 || row[0] !== "");
                }

                /**
                 * Writes rows as a text.
                 * @param rows The rows.
                 * @param separator What stands between fields.
                 * @returns The text; it ends with a line break.
                 */
                export function stringify(rows: readonly unknown[][], separator = ","): string {
                    const field = (value: unknown) => {
                        const text = String(value ?? "");
                        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
                    };
                    return rows.map((row) => row.map(field).join(separator)).join("\n") + "\n";
                }

                """#,
            ],
            published: "2026-03-02T09:12:00Z",
            entry: "lib/parse.ts"
        ),
        package(
            "@ada/csv@1.1.0",
            about: #"""
                description = "Reads and writes comma-separated values, and says what is wrong with them"
                authors = ["Ada Okafor <ada@example.com>"]
                license = "MIT"
                keywords = ["csv", "parser", "data", "rfc4180"]
                repository = "https://git.example.com/ada/csv"
                homepage = "https://git.example.com/ada/csv"

                """#,
            needs: [:],
            more: #"""
                [exports]
                "." = "./lib/parse.ts"
                "./stream" = "./lib/stream.ts"

                [permissions]
                read = ["./data"]
                network = ["telemetry.example.com"]

                """#,
            files: [
                "README.md": #"""
                # csv

                Reads and writes comma-separated values the way RFC 4180 describes them, and says precisely what is wrong with
                files that don't follow it.

                ```ts
                import { parse, stringify } from "@ada/csv";

                const rows = parse("name,age\nMira,34\nKai,29", { header: true });
                console.log(rows[0].name);           // "Mira"
                console.log(stringify(rows));
                ```

                ## Why another one

                - **Honest about errors.** A quote that is never closed is reported with its line and column, not swallowed.
                - **No surprises.** `"007"` stays text. Numbers are made when you [ask for them](#options).
                - **Small.** One file, no dependencies, see [the source](lib/parse.ts).

                ## Options

                | option | default | meaning |
                | :-- | :-: | :-- |
                | `header` | `false` | take the first row as names |
                | `separator` | `","` | what stands between fields |
                | `trim` | `false` | drop spaces around fields |

                > Files from spreadsheets often begin with a byte order mark. It is dropped.

                ### Big files

                `parse` holds the whole text in memory. For files beyond a few hundred megabytes use `rows`, which takes them one by one:

                ```ts
                import { rows } from "@ada/csv/stream";

                for await (const row of rows(file.readable)) {
                    console.log(row.length);
                }
                ```

                1. Open the file.
                2. Walk through its rows.
                3. Close it; ~~`using` does it for you~~ your runtime does it for you.

                - [x] RFC 4180
                - [x] tab-separated values
                - [ ] fixed width

                See the [changes](CHANGELOG.md), or write to the list at https://lists.example.com/csv.

                """#,
                "CHANGELOG.md": #"""
                # Changes

                ## 1.1.0
                - Errors know their line.
                - `trim`.

                """#,
                "lib/parse.ts": #"""
                /** Reads and writes comma-separated values. */

                /** How a text is read. */
                export interface ParseOptions {
                    /** Whether the first row names the columns. */
                    header?: boolean;
                    /** What stands between fields. */
                    separator?: string;
                    /** Whether spaces around fields are dropped. */
                    trim?: boolean;
                }

                /** A text that is not CSV; knows the place. */
                export class CSVError extends Error {
                    /** The line, counted from 1. */
                    readonly line: number;

                    /**
                     * Creates an error.
                     * @param message What is wrong.
                     * @param line The line, counted from 1.
                     */
                    constructor(message: string, line: number) {
                        super(`line ${line}: ${message}`);
                        this.name = "CSVError";
                        this.line = line;
                    }
                }

                /**
                 * Reads a whole text.
                 *
                 * Fields may be in quotes; two quotes inside of them mean one. Empty lines are left out.
                 *
                 * @param text The text; a byte order mark at its start is dropped.
                 * @param options How to read it.
                 * @returns The rows: arrays of fields, or records when the text has a header.
                 * @throws {CSVError} When a quote is never closed.
                 * @example
                 * ```ts
                 * const rows = parse("a,b\n1,2");
                 * console.log(rows); // [["a", "b"], ["1", "2"]]
                 * ```
                 */
                export function parse(text: string, options: ParseOptions = {}): string[][] {
                    const separator = options.separator ?? ",";
                    const rows: string[][] = [];
                    let row: string[] = [], field = "", quoted = false, line = 1;
                    for (let place = 0; place < text.length; place += 1) {
                        const letter = text[place];
                        if (letter === "\n") line += 1;
                        if (quoted) {
                            if (letter === '"' && text.slice(place + 1).startsWith('"')) {
                                field += '"';
                                place += 1;
                            } else if (letter === '"') {
                                quoted = false;
                            } else {
                                field += letter;
                            }
                            continue;
                        }
                        if (letter === '"' && field === "") { quoted = true; continue; }
                        if (letter === separator || letter === "\n") {
                            row.push(options.trim ? field.trim() : field);
                            field = "";
                            if (letter === "\n") { rows.push(row); row = []; }
                            continue;
                        }
                        if (letter !== "\r") field += letter;
                    }
                    if (quoted) throw new CSVError("a quote is never closed", line);
                    if (field !== "" || row.length > 0) { row.push(field); rows.push(row); }
                    return rows.filter((row) => row.length > 1 || row[0] !== "");
                }

                /**
                 * Writes rows as a text.
                 * @param rows The rows.
                 * @param separator What stands between fields.
                 * @returns The text; it ends with a line break.
                 */
                export function stringify(rows: readonly unknown[][], separator = ","): string {
                    const field = (value: unknown) => {
                        const text = String(value ?? "");
                        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
                    };
                    return rows.map((row) => row.map(field).join(separator)).join("\n") + "\n";
                }

                /**
                 * Reads tab-separated values.
                 * @deprecated Use `parse(text, { separator: "\t" })`.
                 * @param text The text.
                 */
                export function parseTabs(text: string): string[][] {
                    return parse(text, { separator: "\t" });
                }

                /** The version of the format that is read, RFC 4180. */
                export const format = 4180;

                """#,
                "lib/stream.ts": #"""
                /**
                 * Rows of a file, one by one.
                 * @module
                 */
                import { parse } from "./parse.ts";

                /**
                 * Walks through the rows of a stream.
                 * @param stream The bytes of the file, in UTF-8.
                 * @yields Each row.
                 */
                export async function* rows(stream: ReadableStream<Uint8Array>): AsyncGenerator<string[]> {
                    let rest = "";
                    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
                        const end = (rest + text).lastIndexOf("\n") + 1;
                        yield* parse((rest + text).slice(0, end));
                        rest = (rest + text).slice(end);
                    }
                    if (rest !== "") yield* parse(rest);
                }

                """#,
            ],
            published: "2026-06-18T14:40:00Z",
            entry: "lib/parse.ts",
            yanked: "It sent the names of columns to a server."
        ),
        package(
            "@ada/csv@1.2.0",
            about: #"""
                description = "Reads and writes comma-separated values, and says what is wrong with them"
                authors = ["Ada Okafor <ada@example.com>", "Mira Lindqvist"]
                license = "MIT"
                keywords = ["csv", "parser", "data", "rfc4180"]
                repository = "https://git.example.com/ada/csv"
                homepage = "https://git.example.com/ada/csv"

                """#,
            needs: [:],
            more: #"""
                [exports]
                "." = "./lib/parse.ts"
                "./stream" = "./lib/stream.ts"

                [permissions]
                read = ["./data"]

                """#,
            files: [
                "README.md": #"""
                # csv

                Reads and writes comma-separated values the way RFC 4180 describes them, and says precisely what is wrong with
                files that don't follow it.

                ```ts
                import { parse, stringify } from "@ada/csv";

                const rows = parse("name,age\nMira,34\nKai,29", { header: true });
                console.log(rows[0].name);           // "Mira"
                console.log(stringify(rows));
                ```

                ## Why another one

                - **Honest about errors.** A quote that is never closed is reported with its line and column, not swallowed.
                - **No surprises.** `"007"` stays text. Numbers are made when you [ask for them](#options).
                - **Small.** One file, no dependencies, see [the source](lib/parse.ts).

                ## Options

                | option | default | meaning |
                | :-- | :-: | :-- |
                | `header` | `false` | take the first row as names |
                | `separator` | `","` | what stands between fields |
                | `trim` | `false` | drop spaces around fields |

                > Files from spreadsheets often begin with a byte order mark. It is dropped.

                ### Big files

                `parse` holds the whole text in memory. For files beyond a few hundred megabytes use `rows`, which takes them one by one:

                ```ts
                import { rows } from "@ada/csv/stream";

                for await (const row of rows(file.readable)) {
                    console.log(row.length);
                }
                ```

                1. Open the file.
                2. Walk through its rows.
                3. Close it; ~~`using` does it for you~~ your runtime does it for you.

                - [x] RFC 4180
                - [x] tab-separated values
                - [ ] fixed width

                See the [changes](CHANGELOG.md), or write to the list at https://lists.example.com/csv.

                ![What it looks like](docs/logo.svg)

                """#,
                "CHANGELOG.md": #"""
                # Changes

                ## 1.2.0
                - `parse` takes linear time whatever the quotes are.

                ## 1.1.0
                - Errors know their line.
                - `trim`.

                """#,
                "lib/parse.ts": #"""
                /** Reads and writes comma-separated values. */

                /** How a text is read. */
                export interface ParseOptions {
                    /** Whether the first row names the columns. */
                    header?: boolean;
                    /** What stands between fields. */
                    separator?: string;
                    /** Whether spaces around fields are dropped. */
                    trim?: boolean;
                }

                /** A text that is not CSV; knows the place. */
                export class CSVError extends Error {
                    /** The line, counted from 1. */
                    readonly line: number;

                    /**
                     * Creates an error.
                     * @param message What is wrong.
                     * @param line The line, counted from 1.
                     */
                    constructor(message: string, line: number) {
                        super(`line ${line}: ${message}`);
                        this.name = "CSVError";
                        this.line = line;
                    }
                }

                /**
                 * Reads a whole text.
                 *
                 * Fields may be in quotes; two quotes inside of them mean one. Empty lines are left out.
                 *
                 * @param text The text; a byte order mark at its start is dropped.
                 * @param options How to read it.
                 * @returns The rows: arrays of fields, or records when the text has a header.
                 * @throws {CSVError} When a quote is never closed.
                 * @example
                 * ```ts
                 * const rows = parse("a,b\n1,2");
                 * console.log(rows); // [["a", "b"], ["1", "2"]]
                 * ```
                 */
                export function parse(text: string, options: ParseOptions = {}): string[][] {
                    const separator = options.separator ?? ",";
                    const rows: string[][] = [];
                    let row: string[] = [], field = "", quoted = false, line = 1;
                    for (let place = 0; place < text.length; place += 1) {
                        const letter = text[place];
                        if (letter === "\n") line += 1;
                        if (quoted) {
                            if (letter !== '"') field += letter;
                            else if (text[place + 1] === '"') { field += '"'; place += 1; }
                            else quoted = false;
                            continue;
                        }
                        if (letter === '"' && field === "") { quoted = true; continue; }
                        if (letter === separator || letter === "\n") {
                            row.push(options.trim ? field.trim() : field);
                            field = "";
                            if (letter === "\n") { rows.push(row); row = []; }
                            continue;
                        }
                        if (letter !== "\r") field += letter;
                    }
                    if (quoted) throw new CSVError("a quote is never closed", line);
                    if (field !== "" || row.length > 0) { row.push(field); rows.push(row); }
                    return rows.filter((row) => row.length > 1 || row[0] !== "");
                }

                /**
                 * Writes rows as a text.
                 * @param rows The rows.
                 * @param separator What stands between fields.
                 * @returns The text; it ends with a line break.
                 */
                export function stringify(rows: readonly unknown[][], separator = ","): string {
                    const field = (value: unknown) => {
                        const text = String(value ?? "");
                        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
                    };
                    return rows.map((row) => row.map(field).join(separator)).join("\n") + "\n";
                }

                /**
                 * Reads tab-separated values.
                 * @deprecated Use `parse(text, { separator: "\t" })`.
                 * @param text The text.
                 */
                export function parseTabs(text: string): string[][] {
                    return parse(text, { separator: "\t" });
                }

                /** The version of the format that is read, RFC 4180. */
                export const format = 4180;

                """#,
                "lib/stream.ts": #"""
                /**
                 * Rows of a file, one by one.
                 * @module
                 */
                import { parse } from "./parse.ts";

                /**
                 * Walks through the rows of a stream.
                 * @param stream The bytes of the file, in UTF-8.
                 * @yields Each row.
                 */
                export async function* rows(stream: ReadableStream<Uint8Array>): AsyncGenerator<string[]> {
                    let rest = "";
                    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
                        const end = (rest + text).lastIndexOf("\n") + 1;
                        yield* parse((rest + text).slice(0, end));
                        rest = (rest + text).slice(end);
                    }
                    if (rest !== "") yield* parse(rest);
                }

                """#,
                "docs/logo.svg": #"""
                <svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40" rx="6" fill="#0f644a"/></svg>

                """#,
                "LICENSE": #"""
                MIT

                """#,
            ],
            published: "2026-10-02T08:05:00Z",
            entry: "lib/parse.ts"
        ),
    ]
}
