import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';

import { AppError } from '#platform/kernel/app-error.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import { answerIssues } from '#platform/forms/answer-issues.ts';
import { checkAnswers, type CheckOptions } from '#platform/forms/check-answers.ts';
import type { Answers } from '#platform/forms/condition.ts';
import type { Form } from '#platform/forms/form.ts';
import { errors } from '../contract.ts';
import { findHomeUnion } from '../store/people.ts';
import type { ProcessDefinition } from '../wire.ts';

export function askingPerson(ctx: Pick<Ctx, 'actor'>): PersonId {
  if (ctx.actor.kind !== 'person') throw new TypeError('access let somebody in who is no person');
  return ctx.actor.personId;
}

const OFFICES = ['chair', 'administrator', 'contact-person'];

/** Unions at which the asking person holds an office now. */
export function officesOf(ctx: Pick<Ctx, 'actor' | 'clock'>): readonly UnionId[] {
  if (ctx.actor.kind !== 'person') return [];
  const grants = liveGrants(ctx.actor.grants, { actingUnion: undefined, now: ctx.clock.now() });
  return [...new Set(grants.filter((grant) => OFFICES.includes(grant.role)).map((grant) => grant.unionId))];
}

/** Members begin what is for members at their own union, officers what is for officers where they hold an office, anybody what is for anybody. */
export async function requireBeginner(ctx: Ctx, definition: Pick<ProcessDefinition, 'begunBy'>, unionId: UnionId): Promise<void> {
  const { begunBy } = definition;
  if (begunBy === 'anybody') return;
  const isOfficer = officesOf(ctx).includes(unionId);
  if (isOfficer && begunBy !== 'member') return;
  if (begunBy === 'officer') throw new AppError(errors['not-officer']);
  if (await findHomeUnion(ctx.tx, askingPerson(ctx)) !== unionId) throw new AppError(errors['not-member']);
}

/** The answers as they are kept, or a refusal that names each wrong field. */
export function requireAnswers(form: Form, given: unknown, options: CheckOptions): Answers {
  const checked = checkAnswers(form, given, options);
  if (checked.ok) return checked.value;
  throw new AppError(errors['answers-invalid'], {}, answerIssues(checked.problems));
}
