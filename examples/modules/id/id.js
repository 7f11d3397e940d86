/**
 * Identifiers of 26 characters that sort by the time at which they were made: 48 bits of milliseconds, then 80
 * random bits, in the alphabet of Crockford (no I, L, O and U), as ULID has it.
 *
 * @module id
 */

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const latest = 2 ** 48 - 1;

/**
 * Makes an identifier.
 *
 * @param {Date} [moment] the time that it tells; now if it is left out
 * @returns {string} 26 characters
 * @throws {RangeError} for a time before 1970 or after the year 10889
 * @example
 * id(); // "01KAJ3YQ6T9V7R2M4N8X0C5ZHB"
 */
export function id(moment = new Date()) {
  const time = moment.getTime();
  if (!(time >= 0 && time <= latest)) throw new RangeError("the time is out of range");
  let head = "";
  let rest = time;
  for (let place = 0; place < 10; place++) {
    head = alphabet[rest % 32] + head;
    rest = Math.floor(rest / 32);
  }
  const random = crypto.getRandomValues(new Uint8Array(16));
  return head + Array.from(random, (byte) => alphabet[byte & 31]).join("");
}

/**
 * Whether a text is an identifier as {@link id} makes them.
 *
 * @param {string} text
 * @returns {boolean} whether it is one
 */
export function isId(text) {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}

/**
 * When an identifier was made.
 *
 * @param {string} text an identifier
 * @returns {Date} the moment, to the millisecond
 * @throws {RangeError} when the text is none
 */
export function momentOf(text) {
  if (!isId(text)) throw new RangeError(`this is no identifier: ${text}`);
  let time = 0;
  for (const character of text.slice(0, 10)) time = time * 32 + alphabet.indexOf(character);
  return new Date(time);
}
