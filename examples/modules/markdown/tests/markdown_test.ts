import { html } from "../markdown.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

const cases: [string, string][] = [
  ["# Hello #\n\nSome *text*,\n**bold**.", "<h1>Hello</h1>\n<p>Some <em>text</em>, <strong>bold</strong>.</p>"],
  ["- a\n- `b*c*`\n1. d", "<ul><li>a</li><li><code>b*c*</code></li></ul>\n<ol><li>d</li></ol>"],
  ["> a\n> b", "<blockquote><p>a b</p></blockquote>"],
  ["```\n<b>\n\n# no\n```\nafter", "<pre><code>&lt;b&gt;\n\n# no</code></pre>\n<p>after</p>"],
  ["```\nnot closed", "<pre><code>not closed</code></pre>"],
  ["<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ["[a](https://b.c/?d=1&e)", '<p><a href="https://b.c/?d=1&amp;e">a</a></p>'],
  ["[a](javascript:b) [c](//d.e) [f](data:g)", "<p>a c f</p>"],
  ['[a](https://b"onclick=c)', '<p><a href="https://b&quot;onclick=c">a</a></p>'],
  ["#nothing", "<p>#nothing</p>"],
];
for (const [markdown, expected] of cases) equal(html(markdown), expected, markdown);
console.log("ok: markdown");
