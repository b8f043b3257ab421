import { ok, refuse, type Outcome } from '#platform/kernel/outcome.ts';
import { errors } from '../contract/access.ts';
import type { AidForm, Level } from '../wire.ts';
import { ceiling, isEntitled, type Standard } from './entitlement.ts';
import { netPerHead, type Household } from './household.ts';

export type Survey = {
  readonly household: Household;
  readonly line: number;
  readonly level: Level;
  readonly aidForm: AidForm;
  readonly amount: number;
};

/**
 * What the two visitors wrote, held against the union's own word: the line it goes by, the level that the numbers allow,
 * the most that may be given. Where no union on the way up has set one there is nothing to hold it against.
 */
export function checkSurvey(survey: Survey, standard: Standard | undefined): Outcome<void> {
  if (standard === undefined) return ok(undefined);
  if (survey.line !== standard.line) return refuse(errors['line-differs'], { line: yuan(standard.line) });
  const perHead = netPerHead(survey.household);
  if (perHead !== undefined && !isEntitled(survey.level, perHead, standard.line)) return refuse(errors['level-unfit'], { perHead: yuan(perHead), line: yuan(standard.line) });
  const most = ceiling(survey, standard);
  if (most !== undefined && survey.amount > most) return refuse(errors['over-ceiling'], { most: yuan(most) });
  return ok(undefined);
}

function yuan(fen: number): string {
  return (fen / 100).toFixed(2);
}
