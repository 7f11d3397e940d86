// Plain text tables: the first column to the left, the others to the right.

export function table(header: string[], rows: string[][]): string {
    const lines = [header, ...rows];
    const widths = header.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
    const rule = widths.map((width) => "─".repeat(width));
    return [header, rule, ...rows].map((line) => format(line, widths)).join("\n");
}

function format(line: string[], widths: number[]): string {
    return line
        .map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))
        .join("  ")
        .trimEnd();
}
