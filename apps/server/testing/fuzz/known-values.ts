/** Real ids, codes and dates that answers have shown, by the name of their field: what makes a made-up request reach something. */
export type KnownValues = {
  of(field: string): readonly unknown[];
  learn(field: string, value: unknown): void;
  /** Every plain value anywhere in an answer, under the name it stood under. */
  learnAll(answer: unknown): void;
};

const KEPT = 40;
/** Of the first, which a caller's own lists have shown: later answers are full of what is closed and of others. */
const FIRST = 20;
/** The same thing under another name: an endpoint that asks for `parentId` wants a union. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  parentId: ['unionId'], before: ['next'], unionIds: ['unionId'], photos: ['fileId'], photoId: ['fileId', 'photos'],
  contactGrantId: ['grantId'], leaderId: ['unionId'], newParentId: ['unionId'], mainAppealId: ['appealId'], keptAppealId: ['appealId'],
};

/** With `others`, what one caller saw comes first, and what anybody saw when that is nothing. */
export function keepKnownValues(others?: KnownValues): KnownValues {
  const values = new Map<string, unknown[]>();
  const learn = (field: string, value: unknown): void => {
    others?.learn(field, value);
    const kept = values.get(field) ?? [];
    if (kept.includes(value)) return;
    if (kept.length >= KEPT) kept.splice(FIRST, 1);
    values.set(field, [...kept, value]);
  };
  const learnAll = (answer: unknown, field = ''): void => {
    if (typeof answer === 'object' && answer !== null) {
      for (const [name, inner] of Object.entries(answer)) learnAll(inner, Array.isArray(answer) ? field : name);
      return;
    }
    if (typeof answer === 'string' && answer.length <= 200 && field !== '') learn(field, answer);
  };
  return {
    of(field) {
      const own = [field, ...ALSO[field] ?? []].flatMap((name) => values.get(name) ?? []);
      return own.length > 0 || others === undefined ? own : others.of(field);
    },
    learn, learnAll: (answer) => learnAll(answer),
  };
}
