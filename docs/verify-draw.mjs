#!/usr/bin/env node
// Recomputes a draw from its published file alone. Part of no product: copy it, read it, run it anywhere.
//
//   node verify-draw.mjs draw.json                   is every part of the file what follows from the parts before it?
//   node verify-draw.mjs draw.json 5f0c…             and is it the list whose hash was published at the freeze?
//   node verify-draw.mjs draw.json 5f0c… K7QF2M9X    and what became of this number?
//
// In a browser: import { verifyDraw } from './verify-draw.mjs' and hand it the file's text. Needs nothing but SHA-256.

const sha256 = async (text) => {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
};

/** JSON with sorted keys and no spaces: one text for one value. */
const canonical = (value) => JSON.stringify(value, (_key, inner) => (inner === null || typeof inner !== 'object' || Array.isArray(inner)
  ? inner : Object.fromEntries(Object.keys(inner).sort().map((key) => [key, inner[key]]))));

/** What a party committed to: draw, party, value and salt, one below the other. */
const commitment = (draw, { party, value, salt }) => sha256(['zhijia-draw-commitment-1', draw, party, value, salt].join('\n'));

/** Chance, made of the seed: the first 48 bits of hash after hash, without those that would favour small numbers. */
function chanceOf(seed) {
  let counter = 0n;
  return async (bound) => {
    for (;;) {
      const bits = BigInt(`0x${(await sha256(`zhijia-draw-number-of-seed-1\n${seed}\n${counter}`)).slice(0, 12)}`);
      counter += 1n;
      if (bits < (2n ** 48n / bound) * bound) return bits % bound;
    }
  };
}

/** One of those left after the other, each as likely as its weight says. */
async function drawn(seed, entries) {
  const chance = chanceOf(seed);
  const left = entries.map(({ number, weight, size }) => ({ number, weight: BigInt(weight), size }));
  let total = left.reduce((sum, { weight }) => sum + weight, 0n);
  const order = [];
  while (left.length > 0) {
    let place = await chance(total);
    const at = left.findIndex(({ weight }) => { place -= weight; return place < 0n; });
    total -= left[at].weight;
    order.push(...left.splice(at, 1));
  }
  return order;
}

/** In this order each whole group gets its places if they are left; the others wait, in the same order. */
function filled(order, places) {
  const placed = [], waiting = [];
  for (const { number, size } of order) {
    if (size <= places) { placed.push(number); places -= size; } else waiting.push(number);
  }
  return { placed, waiting };
}

/** The list: known format, dates in order, every number once and sorted, whole positive weights and sizes, three kinds of parties. */
function isListRight({ format, places, frozenAt, revealBy, closeBy, parties, entries }) {
  const whole = (number, most) => Number.isInteger(number) && number >= 1 && number <= most;
  const roles = (role) => parties.filter((party) => party.role === role).length;
  return format === 'zhijia-draw-1' && whole(places, 100_000) && frozenAt < revealBy && revealBy < closeBy && entries.length > 0
    && parties.every(({ party }, at) => party === at + 1) && new Set(parties.map((party) => party.commitment)).size === parties.length
    && roles('organiser') === 1 && roles('closer') === 1 && roles('worker') >= 1 && roles('worker') === parties.length - 2
    && entries.every(({ number, weight, size }, at) => whole(weight, 1000) && whole(size, 20) && (at === 0 || entries[at - 1].number < number));
}

/** Every value opens its commitment, once, in time; the union that closes comes last. */
async function areRevealsRight({ draw, parties, frozenAt, revealBy, closeBy }, reveals) {
  const closer = parties.find((party) => party.role === 'closer')?.party;
  const first = reveals.filter((reveal) => reveal.party !== closer);
  const last = reveals.filter((reveal) => reveal.party === closer);
  const opens = await Promise.all(reveals.map(async (reveal) =>
    parties[reveal.party - 1]?.commitment === await commitment(draw, reveal)));
  return opens.every(Boolean) && reveals.every(({ party }, at) => at === 0 || reveals[at - 1].party < party)
    && first.every(({ at }) => at >= frozenAt && at < revealBy)
    && last.every(({ at }) => at < closeBy && (at >= revealBy || (first.length === parties.length - 1 && first.every((one) => one.at <= at))));
}

/** The names of the parts that are not what they should be, and what the file says in short. */
export async function verifyDraw(text, keptHash) {
  const { hash, ...file } = JSON.parse(text);
  const { frozen, reveals } = file;
  const frozenHash = await sha256(canonical(frozen));
  const value = (party) => reveals.find((reveal) => reveal.party === party)?.value ?? 'missing';
  const seed = await sha256(['zhijia-draw-seed-1', frozenHash, ...frozen.parties.map(({ party }) => `${party} ${value(party)}`)].join('\n'));
  const missing = frozen.parties.map(({ party }) => party).filter((party) => value(party) === 'missing');
  const isListed = isListRight(frozen);
  const order = isListed ? await drawn(seed, frozen.entries) : [];
  const again = { frozenHash, missing, seed, order: order.map(({ number }) => number), ...filled(order, frozen.places) };
  const wrong = Object.keys(again).filter((part) => canonical(again[part]) !== canonical(file[part]));
  if (!isListed) wrong.push('list');
  if (!await areRevealsRight(frozen, reveals)) wrong.push('reveals');
  if (hash !== await sha256(canonical(file))) wrong.push('hash');
  if (keptHash !== undefined && keptHash !== frozenHash) wrong.push('another list than the one that was frozen');
  if (text !== `${canonical({ ...file, hash })}\n`) wrong.push('text');
  return { wrong, ...again, hash, frozen };
}

/** One sentence about one number. */
function fateOf({ placed, waiting, order }, number) {
  if (!order.includes(number)) return `${number} is not in the list.`;
  const drawnAs = `${number} was drawn as no. ${order.indexOf(number) + 1}`;
  return placed.includes(number) ? `${drawnAs} and has its places.` : `${drawnAs} and waits as no. ${waiting.indexOf(number) + 1}.`;
}

const [command, path, keptHash, number] = globalThis.process?.argv?.slice(1) ?? [];
if (command?.endsWith('verify-draw.mjs')) {
  const { readFile } = await import('node:fs/promises');
  const found = await verifyDraw(await readFile(path, 'utf8'), keptHash || undefined).catch((error) => {
    console.log(`WRONG: not a published draw (${error.message})`);
    process.exit(1);
  });
  console.log(`${found.frozen.entries.length} entries, ${found.frozen.places} places, list ${found.frozenHash}`);
  for (const party of found.missing) console.log(`Missing: the value of party ${party}. It was kept back, or did not arrive.`);
  if (found.missing.length > 0) console.log(`Somebody who knew every other value could have chosen among ${2 ** found.missing.length} results.`);
  if (number) console.log(fateOf(found, number));
  console.log(found.wrong.length === 0 ? 'Right: every part follows from the list and the values.' : `WRONG: ${found.wrong.join(', ')}`);
  process.exitCode = found.wrong.length === 0 ? 0 : 1;
}
