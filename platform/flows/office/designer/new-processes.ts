import { visitMemory, type Memory } from '#platform/ui/browser-memory.ts';
import type { ProcessDefinition } from '../../wire.ts';

/** Processes that somebody began to make in this tab and has not published: they stand in the list beside the others. */
const listName = (unionId: string) => `zhijia.draft.flows.new.${unionId}`;

export function listNew(unionId: string, memory: Memory = visitMemory): readonly string[] {
  try {
    const held: unknown = JSON.parse(memory.read(listName(unionId)) ?? '[]');
    return Array.isArray(held) ? held.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberNew(unionId: string, process: string, memory: Memory = visitMemory): void {
  memory.write(listName(unionId), JSON.stringify([...new Set([...listNew(unionId, memory), process])]));
}

export function forgetNew(unionId: string, process: string, memory: Memory = visitMemory): void {
  const left = listNew(unionId, memory).filter((key) => key !== process);
  memory.write(listName(unionId), left.length === 0 ? undefined : JSON.stringify(left));
}

/** The key of a union's own process: `own.` and what can be read of its short name. Undefined while nothing is. */
export function ownKey(name: string): string | undefined {
  const slug = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '').slice(0, 60);
  return slug === '' ? undefined : `own.${slug}`;
}

/** The first of `own.process-1`, `own.process-2` … that nobody has. */
export function proposeKey(taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const key = `own.process-${count}`;
    if (!taken.includes(key)) return key;
  }
}

/** Nothing yet but a name: no fields, one step that the chair decides. */
export function blankProcess(title: string, step: string): ProcessDefinition {
  return {
    title: { 'zh-CN': title }, about: { 'zh-CN': title }, group: 'members', begunBy: 'member', form: { fields: [] },
    flow: { steps: [{ key: 'approve', title: { 'zh-CN': step }, kind: 'approve', by: 'one', who: [{ kind: 'office', office: 'chair', at: 'own' }] }] },
  };
}
