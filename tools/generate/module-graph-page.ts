import type { Manifest } from '#platform/registry/module.ts';
import { roomTable } from '../gates/room-table.ts';
import { byName, page } from './markdown.ts';

/** Rooms by what they may import, reduced to the arrows that no other way already shows; modules by dependsOn. */
export function moduleGraphPage(manifests: readonly Manifest[]): string {
  const rooms = new Map(Object.entries(roomTable));
  const modules = byName(manifests.filter((one) => !rooms.has(one.id)), (one) => one.id);
  const arrows = [
    ...[...rooms].flatMap(([room, below]) => directOnly(room, below, rooms).map((other) => `  ${room} --> ${other}`)),
    ...modules.flatMap((one) => byName(one.dependsOn, (name) => name).map((name) => `  ${one.id} --> ${name}`)),
  ];
  return page('Rooms and modules', 'the table of rooms in `tools/gates/room-table.ts` and the manifests',
    'An arrow goes from who knows to who is known. Between rooms, an arrow that follows from two others is left out.',
    ['```mermaid', 'graph TD',
      '  subgraph modules', ...modules.map((one) => `    ${one.id}`), '  end',
      '  subgraph platform', ...[...rooms.keys()].sort().map((room) => `    ${room}`), '  end',
      ...arrows, '```'].join('\n'));
}

function directOnly(room: string, below: readonly string[], rooms: ReadonlyMap<string, readonly string[]>): string[] {
  const reachable = (from: string): string[] => (rooms.get(from) ?? []).flatMap((one) => [one, ...reachable(one)]);
  const indirect = new Set(below.filter((one) => one !== room).flatMap(reachable));
  return below.filter((one) => !indirect.has(one)).sort();
}
