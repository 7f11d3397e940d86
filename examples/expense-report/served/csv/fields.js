// The fields of one line; a field in double quotes may hold commas and doubled quotes.
export function fields(line) {
    const found = [];
    const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
    for (const [, quoted, plain] of line.matchAll(pattern)) {
        found.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    }
    return found;
}
