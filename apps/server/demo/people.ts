import type { Ctx } from '#platform/access/ctx.ts';
import type { Role } from '#platform/contract/permissions.ts';
import { record } from '#platform/journal/journal.ts';
import type { GrantId, PersonId } from '#platform/kernel/id.ts';
import { personEntered } from '#platform/orgs/events.ts';
import type { UnionRow } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { demoId } from './demo-id.ts';

const TITLES = { 'chair': '主席', 'administrator': '管理员', 'contact-person': '职工维权联系人' } as const;
type DemoRole = keyof typeof TITLES;

export function officerId(key: string, role: DemoRole): PersonId {
  return demoId<'person'>(`${role}:${key}`);
}

/** An officer named by office, as the bulletin names nobody either. */
export async function enterOfficer(ctx: Ctx, key: string, union: UnionRow, role: DemoRole): Promise<GrantId> {
  const personId = officerId(key, role);
  await record(ctx, [personEntered({ personId, name: `${union.name}${TITLES[role]}`, unionId: union.id })]);
  return appoint(ctx, union, { personId, role: role satisfies Role, until: null, grantedBy: null });
}

/** A worker of a union, with a number from the range that belongs to nobody (never assigned: 199 0000). */
export async function enterWorker(
  ctx: Ctx, worker: { key: string; name: string; phone: string; phoneIndex: string }, union: UnionRow,
): Promise<PersonId> {
  const personId = demoId<'person'>(`worker:${worker.key}`);
  await record(ctx, [personEntered({
    personId, name: worker.name, phone: worker.phone, phoneIndex: worker.phoneIndex, unionId: union.id,
  })]);
  return personId;
}
