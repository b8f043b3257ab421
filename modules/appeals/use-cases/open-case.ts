import type { Ctx } from '#platform/access/ctx.ts';
import { loadKeys } from '#platform/crypto/store/subject-keys.ts';
import { openSeal, type SubjectKey } from '#platform/crypto/seal.ts';
import type { Sealed } from '#platform/contract/event.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { listUnionsById } from '#platform/orgs/store/unions.ts';
import { appealSubmitted } from '../events/definitions.ts';
import { clockOf, presentRung } from '../rules/clock.ts';
import { plannedRungs } from '../rules/ladder.ts';
import { findSignedCode } from '../store/codes.ts';
import type { AppealRow, StepRow } from '../store/rows.ts';
import { ladderOfCase } from './acting-officer.ts';
import { calendarAround } from './case-clock.ts';
import { limitsFor } from './limits-in-force.ts';

/** Opens the sealed texts of a few cases; a case whose key was destroyed reads as empty. */
export type CaseOpener = {
  text(row: AppealRow): string;
  field(row: AppealRow, field: 'name' | 'phone', sealed: Sealed | null): string | null;
  step(row: AppealRow, step: StepRow): string | null;
};

export async function caseOpener(ctx: Ctx, rows: readonly AppealRow[]): Promise<CaseOpener> {
  const keys = await loadKeys(ctx.tx, ctx.keyring, rows.map((row) => row.keyId));
  const open = (row: AppealRow, type: string, field: string, sealed: Sealed): string => {
    const key: SubjectKey | undefined = keys.get(row.keyId);
    return key === undefined ? '' : String(JSON.parse(openSeal(key, { type, field, subject: row.id }, sealed)));
  };
  return {
    text: (row) => open(row, appealSubmitted.type, 'text', row.textSealed),
    field: (row, field, sealed) => (sealed === null ? null : open(row, appealSubmitted.type, field, sealed)),
    step: (row, step) => (step.textSealed === null ? null : open(row, step.eventType, 'text', step.textSealed)),
  };
}

/** Anonymous cases show days, to officers and on the receipt alike: the minute would point at somebody. */
export function shownTime(row: Pick<AppealRow, 'disclosure'>, at: Date): string {
  return row.disclosure === 'anonymous' ? dateInChina(at) : at.toISOString();
}

/** What both screens put at the head of a case: names, who holds it, and the dated ladder. */
export async function caseHead(ctx: Ctx, row: AppealRow, steps: readonly StepRow[]) {
  const calendar = await calendarAround(ctx, row.receivedOn);
  const clock = clockOf(steps, calendar);
  const ladder = await ladderOfCase(ctx, row);
  const limits = await limitsFor(ctx.tx, ladder, { topic: row.topic, on: dateInChina(ctx.clock.now()) });
  const present = presentRung(clock);
  const planned = present === undefined ? [] : plannedRungs(ladder, present, { rungDays: limits.rungDays, calendar });
  const unions = await listUnionsById(ctx.tx, [
    row.unionId, row.holderUnionId, ...ladder, ...clock.rungs.map((rung) => rung.unionId), ...(row.localUnionId === null ? [] : [row.localUnionId]),
  ]);
  const code = row.codeId === null ? undefined : await findSignedCode(ctx.tx, row.codeId);
  const nameOf = (id: string | null) => unions.find((union) => union.id === id)?.name ?? null;
  return {
    appealId: row.id, caseNumber: row.caseNumber, topic: row.topic, status: row.status, disclosure: row.disclosure,
    dueOn: row.dueOn, isDueProvisional: row.isDueProvisional, unionName: nameOf(row.unionId) ?? '',
    localUnionName: nameOf(row.localUnionId), contactName: code?.contactName ?? '', place: row.place, source: row.source,
    holderUnionName: nameOf(row.holderUnionId) ?? '', bouncedTimes: row.bouncedTimes, reopenedTimes: row.reopenedTimes,
    stoppedUntil: row.stoppedUntil,
    rungs: [
      ...clock.rungs.map((rung) => ({
        unionName: nameOf(rung.unionId) ?? '', startsOn: rung.from, dueOn: rung.dueOn, isDueProvisional: rung.isDueProvisional,
        state: rung.endedOn === null ? 'present' as const : 'past' as const, end: rung.end,
      })),
      ...planned.map((rung) => ({
        unionName: nameOf(rung.unionId) ?? '', startsOn: rung.startsOn, dueOn: rung.dueOn, isDueProvisional: false,
        state: 'planned' as const, end: null,
      })),
    ],
  };
}

/** Moved by the calendar, and by nobody. */
const BY_CLOCK: ReadonlySet<string | null> = new Set(['overdue', 'date', 'lead-ended']);

export async function toSteps(ctx: Ctx, row: AppealRow, steps: readonly StepRow[], opener: CaseOpener) {
  const unions = await listUnionsById(ctx.tx, steps.flatMap((step) => [step.unionId, step.toUnionId]).filter((id) => id !== null));
  const nameOf = (id: string | null) => unions.find((union) => union.id === id)?.name ?? null;
  return steps.map((step) => ({
    kind: step.kind, at: shownTime(row, step.at),
    by: BY_CLOCK.has(step.cause) ? 'clock' as const : step.unionId === null ? 'worker' as const : 'officer' as const,
    unionName: nameOf(step.unionId), text: opener.step(row, step), score: step.score, isSolved: step.isSolved,
    toUnionName: nameOf(step.toUnionId), cause: step.cause, untilOn: step.untilOn,
  }));
}

const EXCERPT = 40;

/** Whole characters: cutting inside one would show a box. */
export function excerptOf(text: string): string {
  const characters = [...text];
  return characters.length <= EXCERPT ? text : `${characters.slice(0, EXCERPT).join('')}…`;
}
