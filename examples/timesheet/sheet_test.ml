import sheet;
import string;

entries = sheet.parse("day,project,hours" + string.newline + "2026-11-02,loom,7.5", "hours");
if (entries != [{day: "2026-11-02", project: "loom", hours: 7.5}]) { throw {message: "found " + repr(entries)}; }
complaint = null;
try {
    sheet.parse("day,project,hours" + string.newline + "2026-11-02,loom,many", "hours");
} except (error) {
    complaint = error.message;
}
if (complaint == null || !string.startsWith(complaint, "hours, entry 1: ")) { throw {message: "found " + repr(complaint)}; }
print("ok: sheet");
