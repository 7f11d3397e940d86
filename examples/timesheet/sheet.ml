// Reads hours and holidays from files, and says where they are wrong.
import array;
import csv;
import datetime;
import file;
import json;

capability files {
    allow read "data";
}

// The entries of a file with the columns `day`, `project` and `hours`.
function read(path) {
    return parse(file.read(path), path);
}

// The entries of a text; `name` is what errors call it.
function parse(text, name) {
    return array.map(enumerate(csv.parseObjects(text)), fn(pair) => _entry(pair[1], name + ", entry " + (pair[0] + 1)));
}

// The days of a JSON file with an array of them.
function holidays(path) {
    return json.parse(file.read(path));
}

function _entry(record, place) {
    try {
        return {day: datetime.format(record.day, "%Y-%m-%d"), project: record.project, hours: float(record.hours)};
    } except (error) {
        throw {message: place + ": " + error.message};
    }
}
