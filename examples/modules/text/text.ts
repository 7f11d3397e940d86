/**
 * Small things for text: slugs, wrapping, templates, and how wide a text is in a terminal.
 *
 * @module text
 */

/**
 * Makes a name for a URL out of a title: lower case, ASCII, words joined by hyphens.
 *
 * Accents are taken off; what has no ASCII letter is left out.
 *
 * @param title what people read
 * @returns the slug, empty if nothing is left
 * @example
 * slug("Crème brûlée!"); // "creme-brulee"
 */
export function slug(title: string): string {
  return title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** How {@link wrap} lays out text. */
export interface WrapOptions {
  /** The most columns of a line; 80 if it is left out. */
  width?: number;
  /** What stands before each line. */
  indent?: string;
}

/**
 * Breaks text into lines between words. Empty lines separate paragraphs and stay.
 *
 * A word that is wider than a line has one of its own.
 *
 * @param text the text; its own line breaks count as spaces
 * @param options how wide, and what stands before each line
 */
export function wrap(text: string, options: WrapOptions = {}): string {
  const indent = options.indent ?? "";
  const room = Math.max(1, (options.width ?? 80) - width(indent));
  return text.split(/\n[ \t]*\n/).map((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(/\s+/).filter((word) => word !== "")) {
      if (line !== "" && width(line) + 1 + width(word) > room) {
        lines.push(line);
        line = word;
      } else {
        line = line === "" ? word : `${line} ${word}`;
      }
    }
    if (line !== "") lines.push(line);
    return lines.map((line) => indent + line).join("\n");
  }).join("\n\n");
}

/**
 * Fills the places `{name}` of a template.
 *
 * @param template the text; `{{` stands for a brace
 * @param values what to put in, by name
 * @throws {RangeError} when the template names a value that is not there
 * @example
 * fill("Hello, {name}!", { name: "Ada" }); // "Hello, Ada!"
 */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{\{|\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (place, name?: string) => {
    if (name === undefined) return "{";
    if (!Object.hasOwn(values, name)) throw new RangeError(`no value for ${place}`);
    return String(values[name]);
  });
}

/**
 * How many columns a text takes in a terminal: two for wide characters, none for marks and for
 * the escape sequences that set colours.
 */
export function width(text: string): number {
  let columns = 0;
  // deno-lint-ignore no-control-regex
  for (const character of text.replace(/\x1b\[[0-9;]*m/g, "")) {
    if (/\p{M}|\u200d|\ufe0f/u.test(character)) continue;
    columns += isWide(character) ? 2 : 1;
  }
  return columns;
}

function isWide(character: string): boolean {
  return /\p{Emoji_Presentation}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u
    .test(character);
}
