/**
 * Plain tables for terminals.
 *
 * @module table
 */
import { width } from "@tenon/text";

/** How a column is laid out. */
export type Alignment = "left" | "right";

/** How {@link table} lays out rows. */
export interface TableOptions {
  /** The titles of the columns, above a rule. */
  header?: string[];
  /** How each column is laid out; numbers go to the right if it is left out. */
  align?: Alignment[];
  /** What stands between columns; two spaces if it is left out. */
  gap?: string;
}

/**
 * Lays out rows below one another. Colours and wide characters are measured as they are shown.
 *
 * @param rows the cells; short rows are filled up
 * @param options titles, alignment and gap
 * @returns lines without spaces at their ends
 * @example
 * table([["tea", 3], ["coffee", 12]], { header: ["what", "how many"] });
 */
export function table(rows: (string | number)[][], options: TableOptions = {}): string {
  const header = options.header === undefined ? [] : [options.header];
  const lines = [...header, ...rows].map((row) => row.map(String));
  const count = Math.max(0, ...lines.map((line) => line.length));
  const columns = Array.from({ length: count }, (_, at) => at);
  const widths = columns.map((at) => Math.max(...lines.map((line) => width(line[at] ?? ""))));
  const isRight = columns.map((at) =>
    (options.align?.[at] ?? (rows.length > 0 && rows.every((row) => isNumber(row[at])) ? "right" : "left")) === "right"
  );
  const gap = options.gap ?? "  ";
  const texts = lines.map((line) =>
    columns.map((at) => pad(line[at] ?? "", widths[at], isRight[at])).join(gap).trimEnd()
  );
  if (header.length > 0) texts.splice(1, 0, widths.map((width) => "─".repeat(width)).join(gap));
  return texts.join("\n");
}

function pad(cell: string, columns: number, isRight: boolean): string {
  const space = " ".repeat(columns - width(cell));
  return isRight ? space + cell : cell + space;
}

function isNumber(cell: string | number | undefined): boolean {
  return typeof cell === "number" || cell === "" || cell === undefined || /^[-+]?[\d.,]+%?$/.test(cell);
}
