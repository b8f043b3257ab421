import { createHash } from 'node:crypto';
import type { Ctx } from '#platform/access/ctx.ts';
import { toId, type Id, type UnionId } from '#platform/kernel/id.ts';
import type { Process } from './process.ts';
import { findVersion, type VersionRow } from './store/versions.ts';
import { processDefinition, type ProcessDefinition } from './wire.ts';

export type VersionId = Id<'flow-version'>;

/** The product's processes by key, and what versions say, read once: a published version never changes. */
export type ProcessBook = {
  readonly processes: ReadonlyMap<string, BuiltIn>;
  /** Whether a process' service is on at a union; a union's own process always is. */
  isOn(ctx: Pick<Ctx, 'tx' | 'ports'>, process: string, path: string): Promise<boolean>;
  definitionOf(ctx: Pick<Ctx, 'tx'>, versionId: string): Promise<ProcessDefinition>;
};
export type BuiltIn = { readonly process: Process; readonly versionId: VersionId; readonly definition: ProcessDefinition };

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly processes: ProcessBook;
  }
}

/** More versions than a busy province runs at once; the oldest read makes room. */
const REMEMBERED = 500;

/** Throws at the start on a process that is there twice or whose data is not a definition. */
export function createProcessBook(processes: readonly Process[], isOn: ProcessBook['isOn']): ProcessBook {
  const builtIns = processes.map(toBuiltIn);
  const byKey = new Map<string, BuiltIn>(builtIns.map((one) => [one.process.key, one]));
  if (byKey.size !== processes.length) throw new TypeError('a process is defined twice');
  const known = new Map<string, ProcessDefinition>(builtIns.map((one) => [one.versionId, one.definition]));
  return {
    processes: byKey, isOn,
    async definitionOf({ tx }, versionId) {
      const remembered = known.get(versionId);
      if (remembered !== undefined) return remembered;
      const row = await findVersion(tx, versionId);
      if (row === undefined) throw new TypeError('a case without its version');
      const definition = processDefinition.parse(row.definition);
      if (known.size > REMEMBERED) known.delete(known.keys().next().value ?? '');
      known.set(versionId, definition);
      return definition;
    },
  };
}

function toBuiltIn(process: Process): BuiltIn {
  const { title, about, group, begunBy, form, flow } = process;
  const definition = processDefinition.parse({ title, about, group, begunBy, form, flow });
  return { process, definition, versionId: versionIdOf(process.key, definition) };
}

/** The same definition has the same id in every house: cases that came in a bundle find theirs. UUIDv8 (RFC 9562) of a SHA-256. */
function versionIdOf(key: string, definition: ProcessDefinition): VersionId {
  const hash = createHash('sha256').update(`${key}\n${JSON.stringify(definition)}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return toId(`${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`);
}

export type Offered = { readonly process: string; readonly versionId: VersionId; readonly definition: ProcessDefinition; readonly from: { readonly unionId: UnionId } | undefined; readonly number: number };

/** What one union works by, by key: its own version, else the nearest one above, else the product's. */
export function offeredBy(book: ProcessBook, unionId: string, ancestors: readonly string[], versions: readonly VersionRow[]): ReadonlyMap<string, Offered> {
  const ladder = [unionId, ...ancestors.toReversed()];
  const offered = new Map<string, Offered>([...book.processes.values()].map((one) =>
    [one.process.key, { process: one.process.key, versionId: one.versionId, definition: one.definition, from: undefined, number: 0 }]));
  for (const rung of ladder.toReversed()) {
    for (const version of versions) {
      if (version.unionId !== rung) continue;
      const standing = offered.get(version.process);
      if (standing?.from?.unionId === rung && standing.number >= version.number) continue;
      offered.set(version.process, {
        process: version.process, versionId: version.id, definition: processDefinition.parse(version.definition), from: { unionId: version.unionId }, number: version.number,
      });
    }
  }
  return offered;
}
