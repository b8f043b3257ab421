import { z } from 'zod';
import { MOST_PARTIES } from './contract/party-numbers.ts';

/** The bounds of one draw. Sums of weights stay far below 2^47, so that whole numbers are exact in every language. */
export const LIMITS = { parties: MOST_PARTIES, entries: 200_000, weight: 1_000, size: 20, places: 100_000 } as const;
/** Who keeps a value of the seed: the organiser, the union that closes (one above), a worker who wishes. */
export const ROLES = ['organiser', 'worker', 'closer'] as const;
export const FORMAT = 'zhijia-draw-1';
/** Digits and letters that nobody mixes up: no 0 and O, no 1 and I. */
export const NUMBER_SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const salt = z.string().regex(/^[0-9a-f]{32}$/);
/** In UTC with milliseconds and one spelling each, so that they compare as text. */
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const entryNumber = z.string().regex(new RegExp(`^[${NUMBER_SIGNS}]{8}$`));
const partyNumber = z.int().min(1).max(LIMITS.parties);

const party = z.strictObject({ party: partyNumber, role: z.enum(ROLES), name: z.string().max(120), commitment: hash });
const entry = z.strictObject({ number: entryNumber, weight: z.int().min(1).max(LIMITS.weight), size: z.int().min(1).max(LIMITS.size) });
const reveal = z.strictObject({ party: partyNumber, value: hash, salt, at: instant });

/** What is fixed and published before anybody reveals. */
export const frozenDraw = z.strictObject({
  format: z.literal(FORMAT), draw: z.string().regex(/^[0-9a-f-]{36}$/), title: z.string().max(200), places: z.int().min(1).max(LIMITS.places),
  frozenAt: instant, revealBy: instant, closeBy: instant,
  parties: z.array(party).max(LIMITS.parties), entries: z.array(entry).max(LIMITS.entries),
});

/** The published file: whoever has it needs nothing else to recompute the draw. */
export const publishedDraw = z.strictObject({
  frozen: frozenDraw, frozenHash: hash, reveals: z.array(reveal), missing: z.array(partyNumber), seed: hash,
  order: z.array(entryNumber), placed: z.array(entryNumber), waiting: z.array(entryNumber), hash,
});

export type Party = Readonly<z.infer<typeof party>>;
export type Entry = Readonly<z.infer<typeof entry>>;
export type Reveal = Readonly<z.infer<typeof reveal>>;
export type Opening = Pick<Reveal, 'value' | 'salt'>;
export type FrozenDraw = Readonly<z.infer<typeof frozenDraw>>;
export type PublishedDraw = Readonly<z.infer<typeof publishedDraw>>;

/** open: parties commit. delayed: the freeze waits for one. stuck: it waited in vain. ended: nothing was or will be drawn. */
export const STATES = ['open', 'delayed', 'stuck', 'frozen', 'settled', 'ended'] as const;
export type DrawState = (typeof STATES)[number];
/** Nobody signed up; everybody has a place; called off; an officer decides instead. */
export const ENDINGS = ['empty', 'all-fit', 'cancelled', 'turned'] as const;
export type Ending = (typeof ENDINGS)[number];
/** Coarse, so that a rare weight does not point at a family. */
export const COARSE_WEIGHTS = [1, 2, 3, 5] as const;
export const hash64 = hash;
export const salt32 = salt;
export const instantText = instant;
