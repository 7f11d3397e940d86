import { each, retry, wait } from "../retry.ts";

function equal(found: unknown, expected: unknown, what: string): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${what}: expected ${b}, found ${a}`);
}

const failing = (times: number) => (attempt: number) => {
  if (attempt <= times) throw new Error(`try ${attempt}`);
  return attempt;
};
const message = (work: Promise<unknown>) => work.then(() => "", (error) => error.message);

equal(await retry(failing(2), { pause: 1 }), 3, "the third try");
equal(await message(retry(failing(9), { pause: 1, tries: 2 })), "try 2", "no more tries");
equal(await message(retry(failing(9), { helps: () => false })), "try 1", "nothing helps");
const controller = new AbortController();
controller.abort(new Error("stopped"));
equal(await message(retry(failing(0), { signal: controller.signal })), "stopped", "stopped before");
const later = new AbortController();
const waiting = message(wait(60_000, later.signal));
later.abort(new Error("stopped"));
equal(await waiting, "stopped", "stopped meanwhile");

let running = 0;
let most = 0;
const doubled = await each([1, 2, 3, 4, 5], 2, async (item) => {
  most = Math.max(most, ++running);
  await wait(1);
  running -= 1;
  return item * 2;
});
equal([doubled, most], [[2, 4, 6, 8, 10], 2], "a few at a time");
const begun: number[] = [];
const failure = each([1, 2, 3], 1, (item) => {
  begun.push(item);
  return item === 2 ? Promise.reject(new Error("two")) : Promise.resolve(item);
});
equal([await message(failure), begun], ["two", [1, 2]], "the first error ends it");
equal(await each([], 3, () => Promise.resolve(1)), [], "nothing");
console.log("ok: retry");
