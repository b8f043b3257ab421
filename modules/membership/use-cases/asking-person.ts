import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import type { Permission } from '#platform/contract/permissions.ts';
import type { Calendar } from '#platform/calendar/rules/working-days.ts';
import { loadCalendar } from '#platform/calendar/store/calendar-days.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { dateInChina, yearOf, type PlainDate } from '#platform/kernel/plain-date.ts';

/** Who asks: every closed endpoint of this module needs a person. */
export function askingPerson({ actor }: Ctx): PersonId {
  if (actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return actor.personId;
}

/** Whether the caller may do this at a place: what a screen offers. */
export function mayAt(ctx: Ctx, permission: Permission, place: { readonly orgPath: string; readonly linePath: string | null }): boolean {
  return canAt(permission, place, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
}

export function todayOf(ctx: Pick<Ctx, 'clock'>): PlainDate {
  return dateInChina(ctx.clock.now());
}

/** The longest limit is thirty working days: this year and the next hold every day of it. */
export async function calendarFrom(ctx: Pick<Ctx, 'tx'>, on: PlainDate): Promise<Calendar> {
  return loadCalendar(ctx.tx, yearOf(on), yearOf(on) + 1);
}
