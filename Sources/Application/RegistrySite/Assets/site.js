// SPDX-License-Identifier: Apache-2.0
// Everything works without this file; it adds comfort. It loads in the head, before anything is drawn.
(() => {
    "use strict";
    const root = document.documentElement;
    const base = root.dataset.root;
    root.classList.add("js");

    // MARK: Dark and light

    const memory = {
        get: () => { try { return localStorage.getItem("theme"); } catch { return null; } },
        set: (value) => { try { localStorage.setItem("theme", value); } catch { /* it is not kept */ } },
    };
    const chosen = memory.get();
    if (chosen === "dark" || chosen === "light") root.dataset.theme = chosen;

    const wantsDark = () => root.dataset.theme
        ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

    function offerThemes() {
        const button = document.querySelector(".theme");
        const show = () => button.setAttribute("aria-pressed", String(wantsDark()));
        button.setAttribute("aria-label", "Dark colours");
        button.hidden = false;
        button.addEventListener("click", () => {
            root.dataset.theme = wantsDark() ? "light" : "dark";
            memory.set(root.dataset.theme);
            show();
        });
        show();
    }

    // MARK: Small things

    /** An element with properties and content; text is text. */
    function make(name, properties = {}, ...content) {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(properties)) element.setAttribute(key, value);
        element.append(...content);
        return element;
    }

    function offerCopies() {
        for (const place of document.querySelectorAll("[data-copy]")) {
            const button = make("button", { type: "button", "aria-label": `Copy ${place.dataset.copy}` }, "Copy");
            button.addEventListener("click", async () => {
                try {
                    await navigator.clipboard.writeText(place.querySelector("code").textContent);
                    button.textContent = "Copied";
                } catch {
                    getSelection().selectAllChildren(place.querySelector("code"));
                    button.textContent = "Selected";
                }
                setTimeout(() => { button.textContent = "Copy"; }, 1600);
            });
            place.append(button);
        }
    }

    function offerComparisons() {
        for (const place of document.querySelectorAll("[data-compare]")) {
            place.hidden = false;
            place.querySelector("select").addEventListener("change", (event) => {
                location.assign(event.target.value);
            });
        }
    }

    /** On a narrow screen the row of tabs begins where it shows the current one. */
    function showTab() {
        const row = document.querySelector(".tabs ul");
        const tab = row?.querySelector("[aria-current]");
        if (tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
    }

    // MARK: Lines of a source: #L3, and #L3-L7 with shift

    function showLines() {
        const source = document.querySelector(".source code");
        if (!source) return;
        const lines = (hash) => /^#L(\d+)(?:-L(\d+))?$/.exec(hash)?.slice(1).map((text) => Number(text)) ?? [];
        const mark = () => {
            for (const line of source.querySelectorAll(".chosen")) line.classList.remove("chosen");
            const [first, last] = lines(location.hash);
            if (!last) return;
            for (let line = Math.min(first, last); line <= Math.max(first, last); line += 1) {
                document.getElementById(`L${line}`)?.classList.add("chosen");
            }
            document.getElementById(`L${Math.min(first, last)}`)?.scrollIntoView({ block: "center" });
        };
        source.addEventListener("click", (event) => {
            const [first] = lines(location.hash);
            const [last] = lines(event.target.closest("a")?.hash ?? "");
            if (!event.shiftKey || !first || !last) return;
            event.preventDefault();
            location.hash = `#L${Math.min(first, last)}-L${Math.max(first, last)}`;
        });
        addEventListener("hashchange", mark);
        mark();
    }

    // MARK: Search

    let packages;

    /** Records that fit, best first: from the server, or from the list that a static site has. */
    async function find(text, limit, signal) {
        if (root.dataset.search === "server") {
            const address = `${base}api/v1/search?q=${encodeURIComponent(text)}&limit=${limit}`;
            const answer = await fetch(address, { signal });
            if (!answer.ok) throw new Error(String(answer.status));
            return (await answer.json());
        }
        packages ??= fetch(`${base}search.json`).then((answer) => answer.json()).then((all) => all.packages);
        const records = await packages;
        const words = text.toLowerCase().split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
        let results = rank(records, words);
        const corrections = {};
        if (results.length === 0) {
            const meant = words.map((word) => {
                const other = rank(records, [word]).length > 0 ? undefined : nearest(records, word);
                if (other) corrections[word] = other;
                return other ?? word;
            });
            results = rank(records, meant);
        }
        return { total: results.length, results: results.slice(0, limit), corrections };
    }

    /** The name or keyword that somebody probably meant; nothing for short words. */
    function nearest(records, typed) {
        const limit = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
        let best, least = limit + 1;
        for (const record of records) {
            const known = record.name.slice(1).split(/[/_.-]/).concat(record.keywords ?? []);
            for (const word of known) {
                const slips = distance(typed, word.toLowerCase(), least);
                if (slips < least) [best, least] = [word.toLowerCase(), slips];
            }
        }
        return best;
    }

    /** Letters too much, too few, wrong, or swapped with the next; `limit` when there are as many or more. */
    function distance(typed, word, limit) {
        if (Math.abs(typed.length - word.length) >= limit) return limit;
        let older = [], previous = [...typed, ""].map((_, column) => column);
        for (let row = 1; row <= word.length; row += 1) {
            const current = [row];
            for (let column = 1; column <= typed.length; column += 1) {
                const isSame = typed[column - 1] === word[row - 1];
                let slips = Math.min(previous[column - 1] + (isSame ? 0 : 1), previous[column] + 1, current[column - 1] + 1);
                if (row > 1 && column > 1 && typed[column - 1] === word[row - 2] && typed[column - 2] === word[row - 1]) {
                    slips = Math.min(slips, older[column - 2] + 1);
                }
                current.push(slips);
            }
            if (Math.min(...current) > limit) return limit;
            [older, previous] = [previous, current];
        }
        return Math.min(previous[typed.length], limit);
    }

    /** `; results for table instead of “tabel”`, in pieces. */
    const corrected = (corrections) => Object.entries(corrections ?? {}).flatMap(
        ([word, meant]) => ["; results for ", make("strong", {}, meant), ` instead of “${word}”`]);

    function rank(records, words) {
        if (words.length === 0) return [];
        const has = (list, word) => (list ?? []).some((item) => item.toLowerCase() === word);
        const points = (record, word) => {
            const name = record.name.slice(record.name.indexOf("/") + 1);
            if (name === word) return 100;
            if (name.startsWith(word)) return 60;
            if (record.name.startsWith(`@${word}/`) || name.includes(word)) return 40;
            if (has(record.keywords, word)) return 35;
            if (has(record.exports, word)) return 30;
            if ((record.summary ?? "").toLowerCase().includes(word)) return 20;
            if (record.name.includes(word)) return 12;
            if ((record.authors ?? []).some((author) => author.toLowerCase().includes(word))) return 12;
            return (record.text ?? "").toLowerCase().includes(word) ? 5 : 0;
        };
        const found = [];
        for (const record of records) {
            const each = words.map((word) => points(record, word));
            if (each.every((value) => value > 0)) {
                found.push([each.reduce((sum, value) => sum + value), record]);
            }
        }
        found.sort(([a, first], [b, second]) =>
            b - a || (second.downloads ?? 0) - (first.downloads ?? 0) || (first.name < second.name ? -1 : 1));
        return found.map(([, record]) => record);
    }

    const addressOf = (record) => {
        const parts = record.name.split("/").map(encodeURIComponent).join("/").replace("%40", "@");
        return `${base}packages/${parts}/`;
    };

    function suggest(input) {
        const form = input.form;
        const list = make("ul", { id: "suggestions", role: "listbox", class: "suggestions", "aria-label": "Packages" });
        list.hidden = true;
        input.closest(".field").append(list);
        for (const [key, value] of Object.entries({
            role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
        })) input.setAttribute(key, value);
        let running, timer, place = -1;

        const options = () => [...list.querySelectorAll("[role=option]")];
        const close = () => {
            list.hidden = true;
            place = -1;
            input.setAttribute("aria-expanded", "false");
            input.removeAttribute("aria-activedescendant");
        };
        const choose = (next) => {
            const all = options();
            place = all.length === 0 ? -1 : (next + all.length) % all.length;
            all.forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
            if (place < 0) return;
            input.setAttribute("aria-activedescendant", all[place].id);
            all[place].scrollIntoView({ block: "nearest" });
        };
        const show = (records, corrections) => {
            const meant = Object.values(corrections ?? {}).join(", ");
            list.dataset.note = meant && `Results for ${meant}`;

            list.replaceChildren(...records.map((record, index) => {
                const option = make("li", { role: "option", id: `option-${index}`, "aria-selected": "false" },
                    make("b", {}, record.name), make("i", {}, record.summary ?? ""));
                option.addEventListener("mousedown", (event) => event.preventDefault());
                option.addEventListener("click", () => location.assign(addressOf(record)));
                return option;
            }));
            place = -1;
            input.removeAttribute("aria-activedescendant");
            list.hidden = records.length === 0;
            input.setAttribute("aria-expanded", String(records.length > 0));
        };
        const update = async () => {
            running?.abort();
            running = new AbortController();
            const { signal } = running;
            const text = input.value.trim();
            if (text === "") return close();
            try {
                const { results, corrections } = await find(text, 8, signal);
                if (!signal.aborted && document.activeElement === input) show(results, corrections);
            } catch {
                if (!signal.aborted) close();
            }
        };
        input.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(update, 90);
        });
        input.addEventListener("blur", close);
        input.addEventListener("keydown", (event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
                if (list.hidden) return;
                event.preventDefault();
                // What somebody chooses from stays as it is: a late answer would take the choice away.
                clearTimeout(timer);
                running?.abort();
                choose(event.key === "ArrowDown" ? place + 1 : place < 0 ? -1 : place - 1);
            } else if (event.key === "Enter" && place >= 0) {
                event.preventDefault();
                options()[place].click();
            } else if (event.key === "Escape" && !list.hidden) {
                event.preventDefault();
                close();
            }
        });
        form.addEventListener("submit", () => clearTimeout(timer));
    }

    /** The page of results of a site without a server. */
    async function showResults(input) {
        const place = document.getElementById("results");
        if (!place || root.dataset.search === "server") return;
        const text = new URLSearchParams(location.search).get("q")?.trim() ?? "";
        if (input) input.value = text;
        const all = () => make("a", { href: `${base}packages/` }, "all packages");
        const say = (title, ...words) => place.replaceChildren(
            make("div", { class: "empty" }, make("h2", {}, title), make("p", {}, ...words)));
        if (text === "") {
            const words = "Type a name, a keyword, or a word of a description, or look through ";
            return say("What are you looking for?", words, all(), ".");
        }
        document.querySelector(".title").textContent = `Results for “${text}”`;
        try {
            const { total, results, corrections } = await find(text, 100);
            if (total === 0) return say("Nothing found", "Try fewer or other words, or look through ", all(), ".");
            place.replaceChildren(
                make("p", { class: "small muted" }, total === 1 ? "1 package" : `${total} packages`, ...corrected(corrections)),
                make("ul", { class: "packages" }, ...results.map((record) => make("li", {},
                    make("div", { class: "name" }, make("a", { href: addressOf(record) },
                        make("span", { class: "scope" }, record.name.slice(0, record.name.indexOf("/") + 1)),
                        record.name.slice(record.name.indexOf("/") + 1)),
                    make("span", { class: "version mono" }, record.version)),
                    make("p", {}, record.summary ?? "")))));
        } catch {
            say("Not available", "The list of packages can't be read right now.");
        }
    }

    function watchKeys(input) {
        addEventListener("keydown", (event) => {
            if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
            if (event.target.closest("input, textarea, select, [contenteditable]")) return;
            event.preventDefault();
            input.focus();
            input.select();
        });
    }

    // Only then it is known how wide things are.
    addEventListener("load", showTab);
    addEventListener("DOMContentLoaded", () => {
        offerThemes();
        offerCopies();
        offerComparisons();
        showLines();
        const input = document.getElementById("q");
        showResults(input);
        if (!input) return;
        suggest(input);
        watchKeys(input);
    });
})();
