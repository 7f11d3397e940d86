/**
 * Comma-separated values, as RFC 4180 has them.
 *
 * @module csv
 */

/**
 * How fields are told apart.
 *
 * @typedef {object} Options
 * @property {string} [separator=","] one character between fields
 */

/**
 * Reads lines of fields. Quoted fields may hold separators, quotes (doubled) and line breaks.
 *
 * @param {string} text the whole file; a byte order mark is left out
 * @param {Options} [options] how fields are told apart
 * @returns {string[][]} the fields of each line
 * @throws {SyntaxError} when a quote is not closed, or stands inside a field
 * @example
 * parse('a,"b,c"'); // [["a", "b,c"]]
 */
export function parse(text, options = {}) {
  const separator = options.separator ?? ",";
  const rows = [];
  let row = [];
  let index = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (index < text.length || row.length > 0) {
    const [field, end] = text[index] === '"' ? quoted(text, index) : plain(text, index, separator);
    row.push(field);
    index = end;
    const next = text[index];
    if (next === separator) {
      index += 1;
      continue;
    }
    if (next !== undefined && next !== "\r" && next !== "\n") {
      throw new SyntaxError(`a quote stands inside a field, at character ${index + 1}`);
    }
    rows.push(row);
    row = [];
    index += next === "\r" && text[index + 1] === "\n" ? 2 : 1;
  }
  return rows;
}

function plain(text, start, separator) {
  let end = start;
  while (end < text.length && !["\r", "\n", '"', separator].includes(text[end])) end += 1;
  return [text.slice(start, end), end];
}

function quoted(text, start) {
  let field = "";
  let index = start + 1;
  while (true) {
    const close = text.indexOf('"', index);
    if (close < 0) throw new SyntaxError(`a quote is not closed, from character ${start + 1}`);
    field += text.slice(index, close);
    if (text[close + 1] !== '"') return [field, close + 1];
    field += '"';
    index = close + 2;
  }
}

/**
 * Reads lines as records: the first line has the names.
 *
 * @param {string} text the whole file
 * @param {Options} [options] how fields are told apart
 * @returns {Record<string, string>[]} a record a line; missing fields are empty
 */
export function records(text, options = {}) {
  const [names = [], ...rows] = parse(text, options);
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ""])));
}

/**
 * Writes rows; fields are quoted where they need it.
 *
 * @param {(string | number)[][]} rows the fields of each line
 * @param {Options} [options] how fields are told apart
 * @returns {string} lines that end in CR LF
 */
export function stringify(rows, options = {}) {
  const separator = options.separator ?? ",";
  const line = (row) => row.map((field) => quote(String(field), separator)).join(separator);
  return rows.map((row) => line(row) + "\r\n").join("");
}

function quote(field, separator) {
  const isPlain = !['"', "\r", "\n", separator].some((character) => field.includes(character));
  return isPlain ? field : `"${field.replaceAll('"', '""')}"`;
}
