import type { Ctx } from '#platform/access/ctx.ts';
import type { CaseFacts } from '#platform/flows/process.ts';
import { orThrow } from '#platform/kernel/outcome.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { checkSurvey, type Survey } from '../rules/check-survey.ts';
import { standardOf } from '../use-cases/standards.ts';
import { AID_FORMS, LEVELS } from '../wire.ts';
import { amountIn, oneOf } from './answered.ts';

/** Stands right behind the visit, so that whoever wrote it hears at once what does not agree with the union's own word. */
export async function surveyHolds(ctx: Ctx, facts: CaseFacts): Promise<void> {
  const standard = await standardOf(ctx, facts.unionId, dateInChina(ctx.clock.now()));
  orThrow(checkSurvey(surveyOf(facts), standard));
}

export function surveyOf({ answers }: Pick<CaseFacts, 'answers'>): Survey {
  return {
    household: { income: amountIn(answers, 'checked-income'), costs: amountIn(answers, 'checked-costs'), size: amountIn(answers, 'household-size') },
    line: amountIn(answers, 'line'), level: oneOf(answers, 'level', LEVELS), aidForm: oneOf(answers, 'aid-form', AID_FORMS), amount: amountIn(answers, 'amount'),
  };
}
