// A month of expenses as a table. Its modules come from three places: a URL (through the name `csv`
// in tenon.toml), a file, and a module saved under the name `money`.
import { parse } from "csv";
import money from "money";
import { table } from "./lib/table.ts";
import budget from "./data/budget.json" with { type: "json" };

interface Expense {
    category: string;
    amount: number;
}

const text = await Deno.readTextFile(new URL("./data/expenses.csv", import.meta.url));
const expenses: Expense[] = parse(text).map((row: Record<string, string>) => ({
    category: row.category,
    amount: Number(row.amount),
}));

const totals = new Map<string, number>();
for (const { category, amount } of expenses) {
    totals.set(category, (totals.get(category) ?? 0) + amount);
}

const limits: Record<string, number> = budget;
const rows = [...totals]
    .sort(([, a], [, b]) => b - a)
    .map(([category, total]) => [
        category,
        money(total),
        money(limits[category] ?? 0),
        total > (limits[category] ?? 0) ? "over budget" : "",
    ]);
const sum = [...totals.values()].reduce((a, b) => a + b, 0);

console.log(table(["category", "spent", "budget", ""], rows));
console.log(`\n${expenses.length} expenses, ${money(sum)} in all`);
