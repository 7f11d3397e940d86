/**
 * A small part of Markdown as HTML: headings, paragraphs, lists, quotes, code, links, emphasis.
 *
 * HTML in the text is shown, not used, and links lead to `https:`, `http:`, `mailto:` or places of the same
 * site. So text of anybody can be shown.
 *
 * @module markdown
 */

/**
 * Turns Markdown into HTML.
 *
 * @param markdown the text
 * @returns elements, one a line
 * @example
 * html("# Hello\n\nSome *text*."); // "<h1>Hello</h1>\n<p>Some <em>text</em>.</p>"
 */
export function html(markdown: string): string {
  const lines = markdown.replaceAll("\r\n", "\n").split("\n");
  const blocks: string[] = [];
  let at = 0;
  const take = (belongs: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && belongs(lines[at])) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at];
    const heading = /^(#{1,6}) +(.*?) *#*$/.exec(line);
    if (line.trim() === "") {
      at += 1;
    } else if (line.startsWith("```")) {
      at += 1;
      const code = take((line) => !line.startsWith("```"));
      at += 1;
      blocks.push(`<pre><code>${escape(code.join("\n"))}</code></pre>`);
    } else if (heading !== null) {
      at += 1;
      blocks.push(`<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>`);
    } else if (/^[-*] /.test(line)) {
      blocks.push(list("ul", take((line) => /^[-*] /.test(line)), /^[-*] /));
    } else if (/^\d+\. /.test(line)) {
      blocks.push(list("ol", take((line) => /^\d+\. /.test(line)), /^\d+\. /));
    } else if (line.startsWith("> ")) {
      const quote = take((line) => line.startsWith("> ")).map((line) => line.slice(2));
      blocks.push(`<blockquote><p>${inline(quote.join(" "))}</p></blockquote>`);
    } else {
      at += 1;
      const more = take((line) => line.trim() !== "" && !/^(#{1,6} |```|[-*] |\d+\. |> )/.test(line));
      blocks.push(`<p>${inline([line, ...more].join(" "))}</p>`);
    }
  }
  return blocks.join("\n");
}

function list(tag: string, lines: string[], mark: RegExp): string {
  const items = lines.map((line) => `<li>${inline(line.replace(mark, ""))}</li>`);
  return `<${tag}>${items.join("")}</${tag}>`;
}

/**
 * Turns the Markdown inside one line into HTML: code, links, `**strong**`, `*emphasis*`.
 *
 * @param text the line
 */
export function inline(text: string): string {
  // Code first: nothing in it means anything else.
  return text.split(/(`[^`]+`)/).map((part) => {
    if (/^`[^`]+`$/.test(part)) return `<code>${escape(part.slice(1, -1))}</code>`;
    return part.split(/(\[[^\][]*\]\([^()\s]*\))/).map((piece) => {
      const link = /^\[([^\][]*)\]\(([^()\s]*)\)$/.exec(piece);
      if (link === null) return emphasis(escape(piece));
      const label = emphasis(escape(link[1]));
      return isSafe(link[2]) ? `<a href="${escape(link[2])}">${label}</a>` : label;
    }).join("");
  }).join("");
}

function emphasis(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>");
}

function isSafe(target: string): boolean {
  return /^(https?:\/\/|mailto:|#|\/(?!\/)|\.\.?\/)/i.test(target);
}

/**
 * Text as HTML shows it.
 *
 * @param text any text
 */
export function escape(text: string): string {
  const names: Record<string, string> = { "&": "amp", "<": "lt", ">": "gt", '"': "quot", "'": "#39" };
  return text.replace(/[&<>"']/g, (character) => `&${names[character]};`);
}
