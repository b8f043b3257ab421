import type { Settings } from '#platform/kernel/merge-three-ways.ts';
import type { Branch, Step } from '../definition.ts';
import type { ProcessDefinition } from '../wire.ts';

/**
 * A field, step or branch by itself. `values` are its own parts as canonical JSON, with the list that it stands in as
 * `@list`; `whole` is it with everything inside.
 */
export type Piece = { readonly id: string; readonly values: Settings; readonly whole: unknown };

/**
 * A definition taken apart by keys, so that versions can be compared and merged however they are ordered. Ids:
 * `field:<key>`, `step:<key>`, `branch:<step>/<branch>`. Lists: `fields`, `steps`, `branches:<step>`, `steps:<step>/<branch>`,
 * and `steps:<step>/*` for what is done otherwise.
 */
export type Pieces = {
  readonly heads: Settings;
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
};

export const LIST = '@list';
const HEADS = ['title', 'about', 'group', 'begunBy'] as const;

export function takeApart(definition: ProcessDefinition): Pieces {
  const pieces = new Map<string, Piece>();
  const lists = new Map<string, string[]>();
  const add = (id: string, list: string, whole: object, inside: readonly string[] = []): void => {
    const own = Object.entries(whole).filter(([name, value]) => name !== 'key' && value !== undefined && !inside.includes(name));
    const values = Object.fromEntries(own.map(([name, value]) => [name, canonical(value)]));
    pieces.set(id, { id, values: { ...values, [LIST]: list }, whole });
    lists.set(list, [...lists.get(list) ?? [], id]);
  };
  const addSteps = (steps: readonly Step[], list: string): void => {
    for (const step of steps) {
      add(`step:${step.key}`, list, step, ['branches', 'otherwise']);
      for (const branch of branchesOf(step)) {
        add(`branch:${step.key}/${branch.key}`, `branches:${step.key}`, branch, ['steps']);
        addSteps(branch.steps, `steps:${step.key}/${branch.key}`);
      }
      if (step.kind === 'choose') addSteps(step.otherwise, `steps:${step.key}/*`);
    }
  };
  for (const field of definition.form.fields) add(`field:${field.key}`, 'fields', field);
  addSteps(definition.flow.steps, 'steps');
  return { heads: Object.fromEntries(HEADS.map((name) => [name, canonical(definition[name])])), pieces, lists };
}

/** The other way round. What comes out is checked by whoever asked: pieces of two versions need not fit together. */
export function putTogether({ heads, pieces, lists }: Pieces): unknown {
  const made = (list: string): unknown[] => (lists.get(list) ?? []).map((id) => {
    const key = keyOf(id);
    const own = { key, ...parsed(pieces.get(id)?.values ?? {}) };
    const kind = Reflect.get(own, 'kind');
    if (id.startsWith('branch:')) return { ...own, steps: made(`steps:${id.slice('branch:'.length)}`) };
    if (id.startsWith('step:') && kind === 'together') return { ...own, branches: made(`branches:${key}`) };
    if (id.startsWith('step:') && kind === 'choose') return { ...own, branches: made(`branches:${key}`), otherwise: made(`steps:${key}/*`) };
    return own;
  });
  return { ...parsed(heads), form: { fields: made('fields') }, flow: { steps: made('steps') } };
}

/** The piece that a list belongs to; undefined for the two lists of the definition itself. */
export function ownerOf(list: string): string | undefined {
  const [sort, place] = list.split(':');
  if (place === undefined) return undefined;
  return sort === 'branches' ? `step:${place}` : place.endsWith('/*') ? `step:${place.slice(0, -2)}` : `branch:${place}`;
}

export function listOf({ values }: Piece): string {
  return String(values[LIST]);
}

/** The ids of everything inside a piece, without itself. */
export function inside({ pieces }: Pieces, id: string): readonly string[] {
  return [...pieces.values()].filter((piece) => ownerOf(listOf(piece)) === id).flatMap((piece) => [piece.id, ...inside({ pieces, heads: {}, lists: new Map() }, piece.id)]);
}

export function branchesOf(step: Step): readonly Branch[] {
  return step.kind === 'choose' || step.kind === 'together' ? step.branches : [];
}

/** How many cards stand side by side where a flow is widest; what is done otherwise is a lane of its own. */
export function lanesAcross(steps: readonly Step[]): number {
  return steps.reduce((widest, step) => {
    const lanes = [...branchesOf(step).map((branch) => branch.steps), ...(step.kind === 'choose' ? [step.otherwise] : [])];
    return Math.max(widest, lanes.reduce((sum, lane) => sum + lanesAcross(lane), 0));
  }, 1);
}

/** JSON with the names in order, so that equal things have equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) => (isPlain(held) ? Object.fromEntries(Object.entries(held).toSorted(([one], [other]) => (one < other ? -1 : 1))) : held));
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(id: string): string {
  return id.slice(Math.max(id.indexOf(':'), id.indexOf('/')) + 1);
}

function parsed(values: Settings): object {
  const given = Object.entries(values).filter(([name, value]) => name !== LIST && typeof value === 'string');
  return Object.fromEntries(given.map(([name, value]) => [name, JSON.parse(String(value))]));
}
