import { z } from 'zod';
import { isUuid, type Id } from '#platform/kernel/id.ts';
import type { FigureChange } from './figure.ts';
import type { NoticeIntent } from './notice.ts';

/** C1 public, C2 internal, C3 personal, C4 sensitive personal (PIPL 28); a name is C3 that tables hold plain. */
export type FieldClass = 'id' | 'C1' | 'C2' | 'name' | 'C3' | 'C4';
export type Field<Value = unknown, Class extends FieldClass = FieldClass> = {
  readonly class: Class;
  readonly schema: z.ZodType<Value>;
};
export type Fields = Readonly<Record<string, Field>>;

/** Ciphertext in base64. Tables hold these same bytes; only a request that needs the value opens it. */
export type Sealed = string & { readonly __sealed: true };

/** How an event crosses between the internet zone and the LAN zone. There is no default. */
export type Crossing = 'to-lan' | 'to-internet' | 'both' | 'never';

export function idField<Kind extends string>(): Field<Id<Kind>, 'id'> {
  return { class: 'id', schema: z.custom<Id<Kind>>((value) => typeof value === 'string' && isUuid(value)) };
}
export function c1<Value>(schema: z.ZodType<Value>): Field<Value, 'C1'> {
  return { class: 'C1', schema };
}
export function c2<Value>(schema: z.ZodType<Value>): Field<Value, 'C2'> {
  return { class: 'C2', schema };
}
/** A person's name: sealed in the journal, opened by apply, erased with the key. */
export function nameField(): Field<string, 'name'> {
  return { class: 'name', schema: z.string().max(80) };
}
export function c3<Value>(schema: z.ZodType<Value>): Field<Value, 'C3'> {
  return { class: 'C3', schema };
}
export function c4<Value>(schema: z.ZodType<Value>): Field<Value, 'C4'> {
  return { class: 'C4', schema };
}

type ValueOf<F> = F extends Field<infer Value> ? Value : never;
type Optional<Shape> = { [K in keyof Shape as undefined extends Shape[K] ? K : never]?: Shape[K] }
  & { [K in keyof Shape as undefined extends Shape[K] ? never : K]: Shape[K] };

/** The event as a decision writes it: every value in the clear. */
export type PlainBody<F extends Fields> = Optional<{ [K in keyof F]: ValueOf<F[K]> }>;
/** The event as apply sees it: C3 and C4 sealed, names opened. */
export type AppliedBody<F extends Fields> = Optional<{
  [K in keyof F]: F[K] extends Field<infer Value, infer Class>
    ? Class extends 'C3' | 'C4' ? Sealed | Extract<Value, undefined> : Value
    : never;
}>;
/** The event as figures and notices see it: nothing personal at all. */
export type OpenBody<F extends Fields> = Optional<{
  [K in keyof F as F[K] extends Field<unknown, 'id' | 'C1' | 'C2'> ? K : never]: ValueOf<F[K]>;
}>;

/** What every event carries beside its body. */
export type EventHead = { readonly eventId: string; readonly at: Date };

export type EventDefinition<Type extends string = string, F extends Fields = Fields> = {
  readonly type: Type;
  readonly fields: F;
  readonly crosses: Crossing;
  /** The field with the id of the thing this happened to; part of every sealed value's associated data. */
  readonly subject: Extract<keyof F, string>;
  /** The field with the id whose key seals C3, C4 and names (a person, or an anonymous case). */
  readonly sealedBy: Extract<keyof F, string> | undefined;
  readonly figures: (event: OpenBody<F> & EventHead) => readonly FigureChange[];
  readonly notices: (event: OpenBody<F> & EventHead) => readonly NoticeIntent[];
};

/** A definition whose fields nobody needs to know: what registries and the journal's tails hold. */
export type AnyEventDefinition = Omit<EventDefinition, 'figures' | 'notices'> & {
  readonly figures: (event: never) => readonly FigureChange[];
  readonly notices: (event: never) => readonly NoticeIntent[];
};

export type NewEvent = { readonly definition: AnyEventDefinition; readonly body: Readonly<Record<string, unknown>> };

type EventParts<F extends Fields> = {
  readonly crosses: Crossing;
  readonly subject: Extract<keyof F, string>;
  readonly sealedBy?: Extract<keyof F, string>;
  readonly fields: F;
  readonly figures?: (event: OpenBody<F> & EventHead) => readonly FigureChange[];
  readonly notices?: (event: OpenBody<F> & EventHead) => readonly NoticeIntent[];
};

/** `module.pastVerb`; the definition is callable: `appealSubmitted(body)` makes the event that a decision returns. */
export function defineEvent<const Type extends string, const F extends Fields>(
  type: Type, parts: EventParts<F>,
): EventDefinition<Type, F> & ((body: PlainBody<F>) => NewEvent) {
  const isSealing = Object.values(parts.fields).some((field) => SEALED.has(field.class));
  if (isSealing && parts.sealedBy === undefined) throw new TypeError(`${type}: sealed fields need sealedBy`);
  const definition: EventDefinition<Type, F> = {
    type, fields: parts.fields, crosses: parts.crosses, subject: parts.subject, sealedBy: parts.sealedBy,
    figures: parts.figures ?? (() => []), notices: parts.notices ?? (() => []),
  };
  const make = (body: PlainBody<F>): NewEvent => ({ definition: made, body });
  const made = Object.assign(make, definition);
  return made;
}

const SEALED: ReadonlySet<FieldClass> = new Set(['name', 'C3', 'C4']);

export function isSealedClass(fieldClass: FieldClass): boolean {
  return SEALED.has(fieldClass);
}
