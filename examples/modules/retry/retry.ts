/**
 * For work that may fail: tries again, limits time, and limits how much runs at once.
 *
 * @module retry
 */

/** How {@link retry} goes about it. */
export interface RetryOptions {
  /** The most tries; 5 if it is left out. */
  tries?: number;
  /** The milliseconds before the second try; each later pause is twice as long. 100 if it is left out. */
  pause?: number;
  /** The longest pause in milliseconds; 10,000 if it is left out. */
  longestPause?: number;
  /** Whether another try can help; all errors are tried again if it is left out. */
  helps?: (error: unknown) => boolean;
  /** Ends the waiting. */
  signal?: AbortSignal;
}

/**
 * Does something until it succeeds.
 *
 * @param work what to do; it is told the number of the try, from 1
 * @param options how often and how fast
 * @returns what the first successful try gives
 * @throws the error of the last try
 * @example
 * await retry(() => fetch("https://example.com"), { tries: 3 });
 */
export async function retry<T>(
  work: (attempt: number) => T | Promise<T>,
  options: RetryOptions = {},
): Promise<T> {
  const tries = Math.max(1, options.tries ?? 5);
  let pause = options.pause ?? 100;
  for (let attempt = 1;; attempt++) {
    options.signal?.throwIfAborted();
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= tries || options.helps?.(error) === false) throw error;
    }
    await wait(Math.min(pause, options.longestPause ?? 10_000), options.signal);
    pause *= 2;
  }
}

/**
 * Waits.
 *
 * @param milliseconds how long
 * @param signal ends the waiting with its reason
 */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });
}

/**
 * Does something to each item, a few at a time.
 *
 * @param items what to work on
 * @param limit the most that run at once, at least 1
 * @param work what to do with one item and its place
 * @returns the results in the order of the items
 * @throws the first error; what has not begun by then is not begun
 */
export async function each<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, place: number) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  let hasFailed = false;
  const worker = async () => {
    while (next < items.length && !hasFailed) {
      const place = next++;
      try {
        results[place] = await work(items[place], place);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const count = Math.max(1, Math.min(limit, items.length));
  await Promise.all(Array.from({ length: count }, worker));
  return results;
}
