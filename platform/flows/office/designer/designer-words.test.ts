import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { runs, seed } from '#platform/testkit/laws/random-runs.ts';
import { createTranslator, type Bundle } from '#platform/text/translator.ts';
import { approval, edited, edits, plain } from '../../test/random-definitions.ts';
import { compareDefinitions } from '../../rules/compare-definitions.ts';
import { placedSteps } from '../../rules/edit-flow.ts';
import { FLOW_PROBLEMS } from '../../rules/flow-problem.ts';
import { mergeDefinitions } from '../../rules/merge-definitions.ts';
import { changeText } from './change-words.ts';
import { conflictName, conflictValue } from './conflict-words.ts';
import { problemLine } from './problem-words.ts';
import { problemsOf } from './problems.ts';
import { KIND_GROUPS, newStep } from './step-kinds.ts';
import { stepLines } from './step-words.ts';

const FOLDERS = ['flows/office/designer/locale', 'flows/locale', 'forms/locale', 'forms/office/locale', 'ui/locale'];
const names = { calls: {}, papers: {}, events: {}, limits: {}, processes: {} };
const backing = { calls: [], papers: [], events: [], limits: [], processes: [], names };

/** Strict: a key without sentence throws. */
function translator(language: 'zh-CN' | 'en') {
  const rooms = join(import.meta.dirname, '..', '..', '..');
  const bundles = FOLDERS.map((folder) => JSON.parse(readFileSync(join(rooms, folder, `${language}.json`), 'utf8')) as Bundle); // -- the gate on locale/ has checked their shape
  return createTranslator({ language, bundles, clock: settableClock(toInstant('2026-11-23T10:00:00Z')), strict: true });
}

describe.each(['zh-CN', 'en'] as const)(`what the designer says in %s, seed ${seed}`, (language) => {
  const t = translator(language);

  test('every difference, conflict, problem and card of any two versions has its sentence', () => {
    fc.assert(fc.property(edits(6), edits(6), (first, second) => {
      const [above, own] = [edited(plain, first), edited(plain, second)];
      const [before, now] = [{ t, definition: above, names }, { t, definition: own, names }];
      for (const change of compareDefinitions(above, own)) expect(changeText(now, before, change)).not.toBe('');
      for (const conflict of mergeDefinitions(plain, above, own).conflicts) {
        expect(conflictName(now, above, conflict.path)).not.toBe('');
        for (const value of [conflict.own, conflict.above]) conflictValue(now, conflict, value);
      }
      for (const { step } of placedSteps(own.flow)) expect(stepLines(now, step).length).toBeGreaterThan(0);
      for (const problem of problemsOf({ process: 'own.example', definition: own, backing, published: above })) expect(problemLine(now, problem)).not.toBe('');
    }), runs(80));
  });

  test('every kind of step has a name and a line in the menu, is new at once, and says what is still to be chosen', () => {
    for (const kind of KIND_GROUPS.flatMap(({ kinds }) => kinds)) {
      expect(t(`flows.designer.kind-hint.${kind}`)).not.toBe('');
      const step = newStep(kind, new Set([kind]), t);
      expect(step.key).toBe(`${kind}-2`);
      const definition = { ...plain, flow: { steps: [approval('first'), step] } };
      expect(stepLines({ t, definition, names }, step).length).toBeGreaterThan(0);
      const problems = problemsOf({ process: 'own.example', definition, backing, published: undefined });
      expect(problems.every(({ at }) => at?.step === step.key), kind).toBe(true);
      expect(problems.length > 0, kind).toBe(['choose', 'together', 'again', 'paper', 'call', 'sub'].includes(kind));
    }
  });

  test('every problem that the check of a flow knows has its sentence', () => {
    for (const problem of FLOW_PROBLEMS) expect(t.has(`flows.problem.${problem}`), problem).toBe(true);
  });
});
