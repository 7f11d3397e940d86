// The whole report.
import string;
import report.projects as projects;
import report.weeks as weeks;

function text(entries, holidays, options) {
    parts = [
        "Hours from " + options.from + " to " + options.to,
        projects.text(entries),
        weeks.text(entries, holidays, options)
    ];
    return (string.newline * 2).join(parts);
}
