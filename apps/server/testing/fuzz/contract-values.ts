import { z } from 'zod';
import { newId } from '#platform/kernel/random.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { HOSTILE, placesOf, withPlace } from '../hostile-values.ts';
import type { Dice } from './dice.ts';
import type { KnownValues } from './known-values.ts';

export type ValueSource = {
  readonly dice: Dice;
  readonly known: KnownValues;
  /** Nothing that may be left out, and of a list's views that of all: without filters it shows the most. */
  readonly isBare?: boolean;
};

const WORDS = ['食堂太贵，请帮助协调。', '加班费没有发', 'pay slip', '王师傅', '👷🏽‍♂️🛠️', 'a', '  两端有空格  ', '第一行\n第二行', 'مرحبا', '１２３'];

/** A value that the schema accepts, with ids that exist where some are known. */
export function validValue(schema: z.ZodType, field: string, source: ValueSource): unknown {
  const { dice } = source;
  if (source.isBare === true && (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)) return undefined;
  if (source.isBare === true && schema instanceof z.ZodNullable) return null;
  if (schema instanceof z.ZodOptional) return dice.isOneIn(3) ? undefined : validValue(typed(schema.unwrap()), field, source);
  if (schema instanceof z.ZodNullable) return dice.isOneIn(4) ? null : validValue(typed(schema.unwrap()), field, source);
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) return validValue(typed(schema.unwrap()), field, source);
  if (schema instanceof z.ZodPipe) return validValue(typed(schema.in), field, source);
  if (schema instanceof z.ZodObject) return validObject(schema, source);
  if (schema instanceof z.ZodArray) return validArray(schema, field, source);
  if (schema instanceof z.ZodRecord) return {};
  if (schema instanceof z.ZodUnion) return validValue(typed(dice.pick(schema.options)), field, source);
  if (schema instanceof z.ZodEnum) return source.isBare === true && schema.options.includes('all') ? 'all' : dice.pick(schema.options);
  if (schema instanceof z.ZodLiteral) return dice.pick([...schema.values]);
  if (schema instanceof z.ZodBoolean) return dice.isOneIn(2);
  if (schema instanceof z.ZodNumber) return validNumber(schema, dice);
  return validText(schema, field, source);
}

/** The same input with one to three places changed a little: what a client with an old version, a slip or a grudge sends. */
export function nearlyValid(value: object, dice: Dice): object {
  let changed = value;
  for (let round = dice.below(3); round >= 0; round -= 1) changed = nudge(changed, dice);
  return changed;
}

function nudge(value: object, dice: Dice): object {
  const places = placesOf(value);
  if (places.length === 0 || dice.isOneIn(12)) return { ...value, [dice.pick(['__proto__x', 'orgPath', 'constructor', '0', ''])]: dice.pick(HOSTILE) };
  const place = dice.pick(places);
  const current = place.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined), value);
  return withPlace(value, place, dice.isOneIn(2) ? dice.pick(HOSTILE) : besides(current, dice));
}

/** One step beside a good value: too long by one, another kind with the same look, a border of its kind. */
function besides(current: unknown, dice: Dice): unknown {
  if (typeof current === 'string') {
    return dice.pick<() => unknown>([
      () => current.slice(0, -1), () => `${current}x`, () => current.repeat(50), () => current.toUpperCase(), () => [current],
      () => `${current}\0`, () => ` ${current} `, () => Number(current), () => [...current].reverse().join(''), () => undefined,
    ])();
  }
  if (typeof current === 'number') return dice.pick([current + 1, -current, current + 0.5, current * 1e12, String(current), null]);
  if (typeof current === 'boolean') return dice.pick([!current, String(current), Number(current), null]);
  if (Array.isArray(current)) return dice.pick<readonly unknown[]>([[], [...current, ...current, null], Array.from({ length: 40 }, () => current[0]), [current]]);
  return dice.pick(HOSTILE);
}

function validObject(schema: z.ZodObject, source: ValueSource): object {
  const entries = Object.entries(schema.shape).map(([name, inner]) => [name, validValue(typed(inner), name, source)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function validArray(schema: z.ZodArray, field: string, source: ValueSource): unknown[] {
  const wanted = source.dice.pick([0, 0, 1, 2, 5]);
  const made = Array.from({ length: wanted }, () => validValue(typed(schema.element), field, source));
  return schema.safeParse(made).success ? made : made.slice(0, 1);
}

function validNumber(schema: z.ZodNumber, dice: Dice): number {
  const [least, most] = [Math.max(schema.minValue ?? 0, -1000), Math.min(schema.maxValue ?? 1000, 1_000_000)];
  return dice.pick([least, most, least + dice.below(Math.max(1, Math.floor(most - least) + 1))]);
}

/** Whatever else the contract holds is text of some form; the first known or likely form that it accepts is taken. */
function validText(schema: z.ZodType, field: string, source: ValueSource): unknown {
  const { dice, known } = source;
  const forms = [
    newId({ clock: systemClock, random: dice.random }), '2026-03-09', '2026-09-30', '2027-03-01', '01-01', '01234567890123456789', '20260001', '123456',
    '13900001111', '2026-11-23T01:00:00Z', 'chair', 'branch', ...WORDS, dice.pick(WORDS).repeat(3),
  ];
  const own = known.of(field);
  // Mostly something that exists; sometimes a well-formed stranger.
  const isKnown = own.length > 0 && (source.isBare === true || !dice.isOneIn(4));
  // Bare, the oldest: the caller's own union rather than any that was seen since.
  const first = !isKnown ? [] : source.isBare === true ? own : [dice.pick(own), dice.pick(own)];
  const start = dice.below(forms.length);
  for (const form of [...first, ...forms.slice(start), ...forms.slice(0, start)]) if (schema.safeParse(form).success) return form;
  return dice.pick(WORDS);
}

// Zod's inner types are those of its core, of which its own classes are the only ones in use here.
function typed(schema: unknown): z.ZodType {
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError('a schema that is not of this library');
}
