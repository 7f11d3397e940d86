// A month of expenses as a table with a forecast. All it knows of CSV, tables, days, numbers, options and
// colours comes from packages of a registry.
import { help, type Option, parse, UsageError } from "@tenon/args";
import { bold, dim, red } from "@tenon/color";
import { records } from "@tenon/csv";
import { Day, daysIn } from "@tenon/dates";
import { fit, median, sum } from "@tenon/stats";
import { table } from "@tenon/table";
import { fill } from "@tenon/text";

const known: Option[] = [
    { name: "limit", short: "l", value: "AMOUNT", help: "mark categories above it" },
    { name: "help", short: "h", help: "show this" },
];

interface Expense {
    day: Day;
    category: string;
    amount: number;
}

function report(expenses: Expense[], limit: number): string {
    const categories = [...new Set(expenses.map((expense) => expense.category))];
    const rows = categories.map((category) => {
        const amounts = expenses.filter((one) => one.category === category).map((one) => one.amount);
        return { category, total: sum(amounts), middle: median(amounts), count: amounts.length };
    }).sort((one, other) => other.total - one.total);
    const lines = rows.map((row) => [
        row.total > limit ? red(row.category) : row.category,
        row.count,
        row.middle.toFixed(2),
        row.total.toFixed(2),
    ]);
    const text = table(lines, { header: ["category", "how many", "median", "total"] });
    return `${bold("Expenses")}\n${text}\n\n${dim(forecast(expenses))}`;
}

/** What the month will come to, if it goes on as it began. */
function forecast(expenses: Expense[]): string {
    let spent = 0;
    const line = fit(expenses.map((expense) => [expense.day.day, spent += expense.amount]));
    const { year, month, day } = expenses[expenses.length - 1].day;
    return fill("{spent} until day {day}; about {total} at the end of the month", {
        spent: spent.toFixed(2),
        day,
        total: (line.slope * daysIn(year, month) + line.intercept).toFixed(0),
    });
}

try {
    const { options } = parse(Deno.args, known);
    if (options.help) {
        console.log(help("report [OPTIONS]", known));
    } else {
        const text = await Deno.readTextFile(new URL("./data/expenses.csv", import.meta.url));
        const expenses = records(text).map((record) => ({
            day: Day.parse(record.day),
            category: record.category,
            amount: Number(record.amount),
        }));
        console.log(report(expenses, Number(options.limit ?? Infinity)));
    }
} catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n${help("report [OPTIONS]", known)}`);
    Deno.exit(2);
}
