// What somebody worked on: a sheet of hours as a report by project and by week.
//
//     tenon run main.ml -- --hours 8
import args;
import report;
import sheet;

capability timesheet {
    allow read "data";
}

options = args.parse({hours: 8, from: "2026-11-02", to: "2026-11-20"});
entries = sheet.read("data/hours.csv");
holidays = sheet.holidays("data/holidays.json");
print(report.text(entries, holidays, options));
