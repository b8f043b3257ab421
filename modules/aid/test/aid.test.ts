import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifests } from '#apps/server/manifests.ts';
import type { Actor } from '#platform/access/actor.ts';
import { checkFlow } from '#platform/flows/rules/check-flow.ts';
import { endpoints as flows } from '#platform/flows/contract.ts';
import { wakeCases } from '#platform/flows/jobs.ts';
import { checkForm } from '#platform/forms/check-form.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { replay } from '#platform/journal/replay.ts';
import { copyJournal } from '#platform/journal/replay-copy.ts';
import { endpoints as notices } from '#platform/notices/contract.ts';
import { createPress } from '#platform/papers/press.ts';
import { readPdf } from '#platform/papers/test/read-pdf.ts';
import { readSheet } from '#platform/sheets/sheet.ts';
import { openTestWorld, type TestWorld } from '#platform/testkit/test-world.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { aidApplication } from '../flows/application.ts';
import { aidReview } from '../flows/review.ts';
import { tellOfReviews } from '../use-cases/run-clocks.ts';
import { APPLICATION, PAYMENT, personOf, settle, SURVEY } from './aid-world.ts';
import { openAidWorld, refusedWith, type AidWorld } from './engine-world.ts';

const DAY = 86_400_000;
const STANDARD = { line: 77_000, deepMonths: 10, relativeMonths: 8, accidentMost: 1_000_000, source: '民政局公布', validFrom: '2026-03-09' } as const;
let f: AidWorld;
let worker: Actor;
beforeAll(async () => {
  f = await openAidWorld();
  Object.assign(f.world.house.ports, { press: createPress(f.world.house) });
  worker = await f.enter('王小明');
});
afterAll(() => f.world.close());

/** From the visit to the end of the publicity period. */
async function toPublicity(caseId: string, survey: typeof SURVEY): Promise<void> {
  await f.fill(f.administrator, caseId, survey);
  await f.agree(f.contact, caseId);
  await f.agree(f.chair, caseId);
  await f.agree(f.administrator, caseId);
  await f.world.asSystem('job', wakeCases);
  expect((await f.read(f.chair, caseId)).myTask).toBeNull();
  f.world.clock.advance(9 * DAY);
  await f.world.asSystem('job', wakeCases);
}

test('both definitions are sound: form, flow, and everything that a step names', () => {
  for (const { form, flow, calls, papers, events } of [aidApplication, aidReview]) {
    expect(checkForm(form)).toEqual([]);
    expect(checkFlow(flow, { form, calls: Object.keys(calls), papers: Object.keys(papers), events, processes: [] })).toEqual([]);
  }
});
