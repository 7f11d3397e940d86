// SPDX-License-Identifier: Apache-2.0

extension SamplePackages {
    /// What stands around it in lists.
    static let others: [TestPackage] = [
        package(
            "@ada/table@2.0.1",
            about: #"""
                description = "Lays rows out as a table for the terminal, wide letters and colours counted right"
                authors = ["Ada Okafor <ada@example.com>"]
                license = "MIT"
                keywords = ["terminal", "table", "csv", "text"]

                """#,
            needs: ["@ada/csv": "^1.2", "@mira/text-wrap": "^1"],
            more: "",
            files: [
                "README.md": #"""
                # table

                Lays rows out as a table for the terminal, wide letters and colours counted right.

                ```ts
                import { table } from "@ada/table";
                ```

                ## Install

                ```sh
                tenon add @ada/table
                ```

                """#,
                "main.ts": #"""
                /** Tables for the terminal. */

                /**
                 * Lays rows out in columns.
                 * @param rows The rows, all of one length.
                 * @param gap The spaces between columns.
                 * @returns One line a row.
                 */
                export function table(rows: string[][], gap = 2): string {
                    const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
                    return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] + gap)).join("")).join("\n");
                }

                """#,
            ],
            published: "2026-10-20T16:00:00Z",
            entry: "main.ts"
        ),
        package(
            "@mira/text-wrap@1.4.2",
            about: #"""
                description = "Breaks long lines between words, in every script"
                authors = ["Mira Lindqvist"]
                license = "MIT"
                keywords = ["text", "unicode", "terminal"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # text-wrap

                Breaks long lines between words, in every script.

                ```ts
                import { wrap } from "@mira/text-wrap";
                ```

                ## Install

                ```sh
                tenon add @mira/text-wrap
                ```

                """#,
                "main.ts": #"""
                /**
                 * Breaks a text into lines.
                 * @param text The text.
                 * @param width How many columns a line has.
                 */
                export function wrap(text: string, width = 80): string[] {
                    const lines: string[] = [];
                    let line = "";
                    for (const word of text.split(/\s+/)) {
                        if (line && line.length + word.length >= width) { lines.push(line); line = word; }
                        else line = line ? `${line} ${word}` : word;
                    }
                    return line ? [...lines, line] : lines;
                }

                """#,
            ],
            published: "2026-08-11T07:30:00Z",
            entry: "main.ts"
        ),
        package(
            "@mira/dates@3.1.0",
            about: #"""
                description = "Calendar arithmetic without time zones by accident"
                authors = ["Mira Lindqvist"]
                license = "MIT"
                keywords = ["date", "time", "calendar"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # dates

                Calendar arithmetic without time zones by accident.

                ```ts
                import { { } from "@mira/dates";
                ```

                ## Install

                ```sh
                tenon add @mira/dates
                ```

                """#,
                "main.ts": #"""
                /** A day of the calendar, without a time. */
                export class Day {
                    /** Creates a day. */
                    constructor(readonly year: number, readonly month: number, readonly day: number) {}

                    /**
                     * The day some days later.
                     * @param days How many; negative for earlier ones.
                     */
                    plus(days: number): Day {
                        const date = new Date(Date.UTC(this.year, this.month - 1, this.day + days));
                        return new Day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
                    }
                }

                export function today(): Day {
                    const now = new Date();
                    return new Day(now.getFullYear(), now.getMonth() + 1, now.getDate());
                }

                """#,
            ],
            published: "2026-11-12T11:00:00Z",
            entry: "main.ts"
        ),
        package(
            "@orchard/http-retry@0.9.3",
            about: #"""
                description = "Asks again when a server stumbles, and stops when it should"
                authors = ["Orchard Cooperative"]
                license = "MIT"
                keywords = ["http", "retry", "network"]

                """#,
            needs: [:],
            more: #"""
                [permissions]
                network = true
                environment = ["HTTP_PROXY"]

                """#,
            files: [
                "README.md": #"""
                # http-retry

                Asks again when a server stumbles, and stops when it should.

                ```ts
                import { fetchRetry } from "@orchard/http-retry";
                ```

                ## Install

                ```sh
                tenon add @orchard/http-retry
                ```

                """#,
                "main.ts": #"""
                /**
                 * Fetches, and tries again after failures that may pass.
                 * @param url Where.
                 * @param attempts How often at most.
                 */
                export async function fetchRetry(url: string, attempts = 4): Promise<Response> {
                    for (let attempt = 1; ; attempt += 1) {
                        const answer = await fetch(url);
                        if (answer.status < 500 || attempt === attempts) return answer;
                    }
                }

                """#,
            ],
            published: "2026-11-18T18:20:00Z",
            entry: "main.ts"
        ),
        package(
            "@orchard/cache@1.0.0",
            about: #"""
                description = "Remembers what was expensive, forgets what is old"
                authors = ["Orchard Cooperative"]
                license = "MIT"
                keywords = ["cache", "memory"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # cache

                Remembers what was expensive, forgets what is old.

                ```ts
                import { { } from "@orchard/cache";
                ```

                ## Install

                ```sh
                tenon add @orchard/cache
                ```

                """#,
                "main.ts": #"""
                /** A map that forgets. */
                export class Cache<Key, Value> extends Map<Key, Value> {
                    /** Creates a cache for so many entries. */
                    constructor(readonly limit: number) { super(); }
                }

                """#,
            ],
            published: "2026-07-01T12:00:00Z",
            entry: "main.ts"
        ),
        package(
            "@orchard/queue@1.2.0",
            about: #"""
                description = "Runs jobs side by side, never more than you allow"
                authors = ["Orchard Cooperative"]
                license = "MIT"
                keywords = ["async", "queue", "concurrency"]

                """#,
            needs: ["@orchard/cache": "^1"],
            more: "",
            files: [
                "README.md": #"""
                # queue

                Runs jobs side by side, never more than you allow.

                ```ts
                import { runAll } from "@orchard/queue";
                ```

                ## Install

                ```sh
                tenon add @orchard/queue
                ```

                """#,
                "main.ts": #"""
                /**
                 * Runs jobs, so many at once.
                 */
                export async function runAll(jobs: (() => Promise<void>)[], width: number): Promise<void> {
                    const rest = [...jobs];
                    const worker = async () => { for (let job = rest.shift(); job; job = rest.shift()) await job(); };
                    await Promise.all(Array.from({ length: width }, worker));
                }

                """#,
            ],
            published: "2026-09-09T09:09:00Z",
            entry: "main.ts"
        ),
        package(
            "@kai/color@2.3.0",
            about: #"""
                description = "Colours in OKLCH, with contrast that can be relied on"
                authors = ["Kai Tanaka"]
                license = "MIT"
                keywords = ["color", "css", "accessibility"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # color

                Colours in OKLCH, with contrast that can be relied on.

                ```ts
                import { contrast } from "@kai/color";
                ```

                ## Install

                ```sh
                tenon add @kai/color
                ```

                """#,
                "main.ts": #"""
                /**
                 * The contrast of two colours, as WCAG 2 measures it.
                 * @param first Red, green and blue, from 0 to 1.
                 * @param second The other one.
                 */
                export function contrast(first: number[], second: number[]): number {
                    const light = (color: number[]) => 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
                    const [a, b] = [light(first), light(second)].sort((x, y) => y - x);
                    return (a + 0.05) / (b + 0.05);
                }

                """#,
            ],
            published: "2026-10-30T20:15:00Z",
            entry: "main.ts"
        ),
        package(
            "@kai/slug@1.1.4",
            about: #"""
                description = "Names for addresses, from any text in any script"
                authors = ["Kai Tanaka"]
                license = "MIT"
                keywords = ["text", "url", "unicode"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # slug

                Names for addresses, from any text in any script.

                ```ts
                import { slug } from "@kai/slug";
                ```

                ## Install

                ```sh
                tenon add @kai/slug
                ```

                """#,
                "main.ts": #"""
                /** Makes a name. */
                export function slug(text: string): string {
                    return text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
                }

                """#,
            ],
            published: "2026-04-22T13:00:00Z",
            entry: "main.ts"
        ),
        package(
            "@kai/left-pad@1.3.0",
            about: #"""
                description = "Fills a text up at its start"
                authors = ["Kai Tanaka"]
                license = "MIT"
                keywords = ["text"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # left-pad

                Fills a text up at its start.

                ```ts
                import { leftPad } from "@kai/left-pad";
                ```

                ## Install

                ```sh
                tenon add @kai/left-pad
                ```

                """#,
                "main.ts": #"""
                export function leftPad(text: string, width: number): string { return text.padStart(width); }

                """#,
            ],
            published: "2026-02-02T02:02:00Z",
            entry: "main.ts"
        ),
        package(
            "@ada/stats@0.4.0",
            about: #"""
                description = "Means, medians and quantiles that do not lose precision"
                authors = ["Ada Okafor <ada@example.com>"]
                license = "MIT"
                keywords = ["math", "statistics", "data"]

                """#,
            needs: ["@ada/csv": "^1.0"],
            more: "",
            files: [
                "README.md": #"""
                # stats

                Means, medians and quantiles that do not lose precision.

                ```ts
                import { mean } from "@ada/stats";
                ```

                ## Install

                ```sh
                tenon add @ada/stats
                ```

                """#,
                "main.ts": #"""
                /** The mean of numbers, by Welford. */
                export function mean(values: Iterable<number>): number {
                    let [count, mean] = [0, 0];
                    for (const value of values) { count += 1; mean += (value - mean) / count; }
                    return mean;
                }

                """#,
            ],
            published: "2026-11-02T15:45:00Z",
            entry: "main.ts"
        ),
        package(
            "@lin/units@1.0.0-rc.2",
            about: #"""
                description = "Lengths, masses and times that can not be mixed up"
                authors = ["Lin O'Neil"]
                license = "MIT"
                keywords = ["units", "math", "types"]

                """#,
            needs: [:],
            more: "",
            files: [
                "README.md": #"""
                # units

                Lengths, masses and times that can not be mixed up.

                ```ts
                import { }; } from "@lin/units";
                ```

                ## Install

                ```sh
                tenon add @lin/units
                ```

                """#,
                "main.ts": #"""
                /** A length in metres. */
                export type Metres = number & { readonly unit: "m" };

                /** Makes a length. */
                export function metres(value: number): Metres { return value as Metres; }

                """#,
            ],
            published: "2026-11-19T08:00:00Z",
            entry: "main.ts"
        ),
        package(
            "@lin/toml-lite@0.2.0",
            about: #"""
                description = "Reads the half of TOML that people write"
                authors = ["Lin O'Neil"]
                license = "MIT"
                keywords = ["toml", "parser", "config"]

                """#,
            needs: ["@mira/text-wrap": "^1.4"],
            more: "",
            files: [
                "README.md": #"""
                # toml-lite

                Reads the half of TOML that people write.

                ```ts
                import { parse } from "@lin/toml-lite";
                ```

                ## Install

                ```sh
                tenon add @lin/toml-lite
                ```

                """#,
                "main.ts": #"""
                /** Reads a text. */
                export function parse(text: string): Record<string, unknown> {
                    return Object.fromEntries(text.split("\n").map((line) => line.split("=").map((part) => part.trim())));
                }

                """#,
            ],
            published: "2026-11-05T10:10:00Z",
            entry: "main.ts"
        ),
    ]
}
