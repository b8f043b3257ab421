import { z } from 'zod';
import { granted } from '#platform/access/events.ts';
import { accessManifest } from '#platform/access/manifest.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { calendarManifest } from '#platform/calendar/manifest.ts';
import { c2, defineEvent, idField } from '#platform/contract/event.ts';
import { count } from '#platform/contract/figure.ts';
import type { NoticeIntent } from '#platform/contract/notice.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { cryptoManifest } from '#platform/crypto/manifest.ts';
import { figuresManifest } from '#platform/figures/manifest.ts';
import { applier } from '#platform/journal/applier.ts';
import { record } from '#platform/journal/journal.ts';
import { journalManifest } from '#platform/journal/manifest.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { noticesManifest } from '#platform/notices/manifest.ts';
import { personEntered, secondLeaderSet, unionFounded } from '#platform/orgs/events.ts';
import { orgsManifest } from '#platform/orgs/manifest.ts';
import { placeInSecondLine, placeUnion } from '#platform/orgs/rules/place-union.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { defineModule } from '#platform/registry/module.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { jobsManifest } from '../manifest.ts';

/** An event that says itself what is counted and who is told; it has no tables. */
const probed = defineEvent('probe.probed', {
  crosses: 'never', subject: 'probeId',
  fields: {
    probeId: idField<'probe'>(), unionId: idField<'union'>(), metric: c2(z.string()), day: c2(z.string()), by: c2(z.int()),
    notices: c2(z.array(z.custom<NoticeIntent>())),
  },
  figures: (event) => (event.by === 0 ? [] : [count(event.metric, event.unionId, toPlainDate(event.day), event.by)]),
  notices: (event) => event.notices,
});

const probeManifest = defineModule({ id: 'probe', dependsOn: [], appliers: [applier(probed, async () => {})] });
const scoped = [...accessManifest.scopedTables, ...figuresManifest.scopedTables, { table: 'orgs_person' }];

/** A house of platform rooms only. */
export function openFloor(): Promise<TestWorld> {
  return openTestWorld([
    cryptoManifest, journalManifest, accessManifest, orgsManifest(scoped), jobsManifest, calendarManifest, figuresManifest,
    noticesManifest, probeManifest,
  ]);
}

export type Probe = {
  readonly unionId: UnionId; readonly metric?: string; readonly day?: string; readonly by?: number;
  readonly notices?: readonly NoticeIntent[];
};

export function probe(ctx: Ctx, parts: Probe) {
  return probed({
    probeId: newId<'probe'>(ctx), unionId: parts.unionId, metric: parts.metric ?? 'probe.seen', day: parts.day ?? '2026-03-09',
    by: parts.by ?? 0, notices: [...parts.notices ?? []],
  });
}

/** Founds a union below another, or a root, in the caller's transaction. */
export async function found(ctx: Ctx, parent: UnionRow | undefined): Promise<UnionRow> {
  const above = parent === undefined ? undefined : await getUnion(ctx, parent.id);
  const roots = await ctx.tx<{ n: number }[]>`select count(*) as n from orgs_union u where u.parent_id is null`;
  const place = orThrow(placeUnion(above, above === undefined ? (roots[0]?.n ?? 0) + 1 : above.childCount + 1));
  const unionId = newId<'union'>(ctx);
  await record(ctx, [unionFounded({
    unionId, parentId: above?.id ?? null, name: `union ${place.path}`, kind: 'federation', path: place.path,
    ancestors: [...place.ancestors], linePath: place.linePath, isGenerated: true,
  })]);
  return getUnion(ctx, unionId);
}

/** Puts a union into a second line of leadership; false when orgs' rules forbid it. */
export async function lead(ctx: Ctx, union: UnionRow, leader: UnionRow): Promise<boolean> {
  const [led, above] = [await getUnion(ctx, union.id), await getUnion(ctx, leader.id)];
  const [below] = await ctx.tx<{ n: number }[]>`
    select count(*) as n from orgs_union u where u.path like ${`${led.path}%`} and u.line_path is not null`;
  const place = placeInSecondLine(led, above, below?.n ?? 0);
  if (!place.ok) return false;
  await record(ctx, [secondLeaderSet({ unionId: led.id, leaderId: above.id, path: led.path, linePath: place.value })]);
  return true;
}

export async function appoint(ctx: Ctx, union: UnionRow, role: Role, hasSubtree = true): Promise<PersonId> {
  const personId = newId<'person'>(ctx);
  await record(ctx, [
    personEntered({ personId, name: `${role} of ${union.name}`, unionId: union.id }),
    granted({
      grantId: newId<'grant'>(ctx), personId, unionId: union.id, orgPath: union.path, linePath: union.linePath ?? union.path,
      role, hasSubtree, grantedBy: null, parentGrantId: null, validUntil: null,
    }),
  ]);
  return personId;
}

export async function getUnion(ctx: Pick<Ctx, 'tx'>, id: string): Promise<UnionRow> {
  const union = await findUnion(ctx.tx, id);
  if (union === undefined) throw new Error(`no union ${id}`);
  return union;
}

export function isBelow(path: string | null, ancestor: OrgPath): boolean {
  return path !== null && path.startsWith(ancestor);
}

/** A table that only tests write, reachable as the server reaches its own. */
export async function makeEffectTable(world: TestWorld): Promise<void> {
  const [role] = await world.db.pool<{ name: string }[]>`select current_user as name`;
  await world.ownerDb.pool.unsafe(`
    create table probe_effect (id bigint generated always as identity primary key, what text not null);
    grant select, insert on probe_effect to ${role?.name ?? ''}`);
}

export async function countEffects(world: TestWorld): Promise<Map<string, number>> {
  const rows = await world.db.pool<{ what: string; n: number }[]>`select e.what, count(*) as n from probe_effect e group by 1`;
  return new Map(rows.map((row) => [row.what, row.n]));
}
