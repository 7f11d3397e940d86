// Hours by project, as bars.
import array;
import string;
import tenon.charts as charts;
import tenon.summary as summary;

function text(entries) {
    totals = summary.totals(entries, fn(entry) => entry.project, fn(entry) => entry.hours);
    days = array.map(entries, fn(entry) => entry.hours);
    middle = summary.quantile(days, 0.5);
    return charts.bars(array.map(totals, fn(one) => [one.name, one.total]), 24)
        + string.newline + "A typical entry has " + middle + " hours.";
}
