import { help, type Option, parse, UsageError } from "../args.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

const known: Option[] = [
  { name: "output", short: "o", value: "FILE", help: "where to" },
  { name: "quiet", help: "say nothing" },
];
equal(parse(["-o", "a", "b", "--quiet", "-"], known), { options: { output: "a", quiet: true }, rest: ["b", "-"] }, "all");
equal(parse(["--output=a=b", "--", "--quiet"], known), { options: { output: "a=b" }, rest: ["--quiet"] }, "values");
for (const args of [["--no"], ["-o"], ["--quiet=1"], ["--undefined"], ["-undefined"]]) {
  let message = "";
  try {
    parse(args, known);
  } catch (error) {
    if (error instanceof UsageError) message = error.message;
  }
  equal(message !== "", true, args[0]);
}
equal(
  help("x", known).split("\n"),
  ["usage: x", "  -o, --output FILE  where to", "      --quiet        say nothing"],
  "help",
);
console.log("ok: args");
