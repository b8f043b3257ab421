import { z } from 'zod';
import { defineCountersigned } from '#platform/access/countersigned-action.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { toInstant } from '#platform/kernel/clock.ts';
import { isUuid, toId } from '#platform/kernel/id.ts';
import { errors as orgsErrors } from '#platform/orgs/contract.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { findUnionInReach } from '#platform/orgs/store/unions.ts';
import { appoint, enterOnce, reachesBelow } from '#platform/orgs/use-cases/appoint-officer.ts';

/**
 * The three separated duties look at, or give, everybody else's rights: no one officer fills them alone. The person is
 * new, so that nobody watches over what they themselves do in another office.
 */
export const appointDuty = defineCountersigned({
  id: 'offices.appointDuty', permission: 'offices.duty.separate', approval: 'offices.duty.confirm', hours: 72,
  payload: z.object({
    role: z.enum(['system-officer', 'security-officer', 'audit-officer']),
    personId: z.string().refine(isUuid), name: z.string().trim().min(2).max(40), until: z.iso.datetime().nullable(),
  }).strict(),
  concerns: ({ personId }) => [toId<'person'>(personId)],
  describe: ({ role, name, personId, until }) => [
    { label: 'offices.duty.role', as: 'word', value: `orgs.office.role.${role}` },
    { label: 'offices.duty.name', as: 'text', value: name },
    { label: 'offices.duty.person', as: 'text', value: personId },
    until === null ? { label: 'offices.duty.until', as: 'word', value: 'offices.duty.no-end' } : { label: 'offices.duty.until', as: 'instant', value: until },
  ],
  async perform(ctx, { role, name, personId: person, until: last }, place) {
    // Locked: two duties for one person are judged one after the other.
    const union = await findUnionInReach(ctx.tx, ctx.reach, place.union.id, true);
    if (union === undefined) throw new AppError(generalErrors['not-found']);
    if (!reachesBelow(ctx, union)) throw new AppError(orgsErrors['role-not-yours']);
    const until = last === null ? null : toInstant(last);
    if (until !== null && until <= ctx.clock.now()) throw new AppError(orgsErrors['until-past']);
    const personId = toId<'person'>(person);
    await enterOnce(ctx, personEntered({ personId, name, unionId: union.id }));
    const grantedBy = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
    return { grantId: await appoint(ctx, union, { personId, role, until, grantedBy }) };
  },
});
