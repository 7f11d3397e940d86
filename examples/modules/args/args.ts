/**
 * Options of a command line, and the help that tells of them.
 *
 * @module args
 */

/** One option that a program takes. */
export interface Option {
  /** A word without hyphens: `output` is given as `--output`. */
  name: string;
  /** What it is for, for people. */
  help: string;
  /** One letter for `-o`. */
  short?: string;
  /** What its value is called in the help; without it, the option takes none. */
  value?: string;
}

/** What somebody wrote. */
export interface Parsed {
  /** The values of the options that were given; an option without a value has `true`. */
  options: Record<string, string | true>;
  /** The other arguments, in their order. */
  rest: string[];
}

/** What somebody wrote that the program does not take. */
export class UsageError extends Error {
  /** The error, with words for people. */
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/**
 * Reads arguments. `--` ends the options; `--name=value` and `--name value` mean the same.
 *
 * @param args the arguments, `Deno.args`
 * @param known the options that the program takes
 * @throws {UsageError} for an unknown option, and a value that is missing or too much
 * @example
 * parse(["-o", "a.txt", "b"], [{ name: "output", short: "o", value: "FILE", help: "where to" }]);
 * // { options: { output: "a.txt" }, rest: ["b"] }
 */
export function parse(args: string[], known: Option[]): Parsed {
  const parsed: Parsed = { options: Object.create(null), rest: [] };
  const rest = [...args];
  let argument: string | undefined;
  while ((argument = rest.shift()) !== undefined) {
    if (argument === "--") {
      parsed.rest.push(...rest);
      break;
    }
    if (!argument.startsWith("-") || argument === "-") {
      parsed.rest.push(argument);
      continue;
    }
    const [name, value] = split(argument);
    const option = known.find((option) => name === `--${option.name}` || isShort(name, option));
    if (option === undefined) throw new UsageError(`there is no option ${name}`);
    if (option.value === undefined) {
      if (value !== undefined) throw new UsageError(`${name} takes no value`);
      parsed.options[option.name] = true;
      continue;
    }
    const given = value ?? rest.shift();
    if (given === undefined) throw new UsageError(`${name} needs ${option.value}`);
    parsed.options[option.name] = given;
  }
  return parsed;
}

function isShort(name: string, option: Option): boolean {
  return option.short !== undefined && name === `-${option.short}`;
}

function split(argument: string): [string, string | undefined] {
  const at = argument.indexOf("=");
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}

/**
 * The help of a program.
 *
 * @param usage how it is called: `report [OPTIONS] FILE`
 * @param known the options that it takes
 */
export function help(usage: string, known: Option[]): string {
  const heads = known.map((option) => {
    const short = option.short === undefined ? "    " : `-${option.short}, `;
    return `  ${short}--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`;
  });
  const wide = Math.max(0, ...heads.map((head) => head.length));
  const lines = known.map((option, at) => `${heads[at].padEnd(wide)}  ${option.help}`);
  return [`usage: ${usage}`, ...lines].join("\n");
}
