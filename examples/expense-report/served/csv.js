// Comma-separated values (RFC 4180) as objects, by the names in the first line.
import { fields } from "./csv/fields.js";

export function parse(text) {
    const [names, ...records] = text.trim().split(/\r?\n/).map(fields);
    return records.map((record) => Object.fromEntries(names.map((name, i) => [name, record[i] ?? ""])));
}
