/**
 * Colours for terminals.
 *
 * Asks for the environment variable `NO_COLOR`: where it is set, or may not be read, nothing is coloured.
 *
 * @module color
 */

let isOn = allowsColor();

function allowsColor(): boolean {
  try {
    return (Deno.env.get("NO_COLOR") ?? "") === "";
  } catch {
    return false;
  }
}

/** Whether the functions of this module colour anything. */
export function enabled(): boolean {
  return isOn;
}

/**
 * Switches colours on or off, whatever `NO_COLOR` says.
 *
 * @param on whether to colour
 */
export function setEnabled(on: boolean): void {
  isOn = on;
}

function style(open: number, close: number): (text: string) => string {
  return (text) => isOn ? `\x1b[${open}m${text}\x1b[${close}m` : text;
}

/** Bold text. */
export const bold: (text: string) => string = style(1, 22);

/** Faint text, for what matters less. */
export const dim: (text: string) => string = style(2, 22);

/** Red text. */
export const red: (text: string) => string = style(31, 39);

/** Green text. */
export const green: (text: string) => string = style(32, 39);

/** Yellow text. */
export const yellow: (text: string) => string = style(33, 39);

/** Blue text. */
export const blue: (text: string) => string = style(34, 39);

/**
 * Takes the colours out of a text.
 *
 * @param text what may hold escape sequences
 */
export function plain(text: string): string {
  // deno-lint-ignore no-control-regex
  return text.replace(/\x1b\[[0-9;]*m/g, "");
}
