import type { Grant } from '#platform/access/actor.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { findCredential } from '../store/credentials.ts';
import { findWithheld } from '../store/sessions.ts';
import { findPerson } from '../store/persons.ts';

/** Who am I, and what may I do where: the first question of both apps. */
export const readMe = handle(endpoints.readMe, async (ctx) => {
  const { actor } = ctx;
  if (actor.kind !== 'person') return { me: null };
  const now = ctx.clock.now();
  const grants = liveGrants(actor.grants, { actingUnion: undefined, now });
  const [unions, [person, credential, duty]] = [
    await listUnionsById(ctx.tx, grants.map((grant) => grant.unionId)),
    await withSystemReach(ctx, 'job', ({ tx }) => Promise.all([findPerson(tx, actor.personId), findCredential(tx, actor.personId), findWithheld(tx, actor.sessionId)])),
  ];
  if (person === undefined) return { me: null };
  const nameOf = new Map(unions.map((union) => [union.id, union.name]));
  return {
    me: {
      personId: actor.personId, name: person.name,
      homeUnion: person.unionId === null ? null : { unionId: person.unionId, name: person.unionName ?? '' },
      grants: grants.map((grant) => ({
        grantId: grant.id, unionId: grant.unionId, unionName: nameOf.get(grant.unionId) ?? '', role: grant.role,
        hasSubtree: grant.hasSubtree, validUntil: grant.validUntil, permissions: permissionsOf(ctx, grant),
      })),
      hasPassword: (credential?.passwordHash ?? null) !== null,
      hasTotp: (credential?.totpSealed ?? null) !== null, hasPasskey: credential?.hasPasskey === true, duty,
      factorAgeSeconds: Math.max(0, Math.floor((now.getTime() - actor.factorAt.getTime()) / 1000)),
    },
  };
});

function permissionsOf(ctx: Ctx, grant: Grant): Permission[] {
  return [...ctx.permissions].filter(([, roles]) => roles.has(grant.role)).map(([permission]) => permission);
}
