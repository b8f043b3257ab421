import type { Translator } from '#platform/text/translator.ts';
import type { Branch, Step, StepKind } from '../../definition.ts';
import { freshKey, UNSET } from '../../rules/edit-flow.ts';

/** In the order of the menu: what officers need daily stands first. */
export const KIND_GROUPS: readonly { readonly group: 'people' | 'ways' | 'house'; readonly kinds: readonly StepKind[] }[] = [
  { group: 'people', kinds: ['approve', 'fill', 'copy'] },
  { group: 'ways', kinds: ['choose', 'together', 'again', 'end'] },
  { group: 'house', kinds: ['publicise', 'wait', 'paper', 'call', 'sub'] },
];

/** A new step that can be published as it is wherever that is possible; the check says what still must be chosen. */
export function newStep(kind: StepKind, used: ReadonlySet<string>, t: Translator): Step {
  const step = { key: freshKey(kind, used), title: { 'zh-CN': t(`flows.kind.${kind}`) } };
  const who = [{ kind: 'office' as const, office: 'chair' as const, at: 'own' as const }];
  switch (kind) {
    case 'approve': return { ...step, kind, by: 'one', who };
    case 'fill': return { ...step, kind, who };
    case 'copy': return { ...step, kind, who: [{ kind: 'starter' }] };
    case 'choose': return { ...step, kind, branches: [{ ...newBranch([], t), when: UNSET }], otherwise: [] };
    case 'together': {
      const first = newBranch([], t);
      return { ...step, kind, branches: [first, newBranch([first], t)] };
    }
    case 'again': return { ...step, kind, to: '', most: 1 };
    case 'end': return { ...step, kind, outcome: 'refused' };
    case 'publicise': return { ...step, kind, workingDays: 5, shows: [] };
    case 'wait': return { ...step, kind, until: { days: 1, count: 'working' } };
    case 'paper': return { ...step, kind, paper: '' };
    case 'call': return { ...step, kind, call: '' };
    case 'sub': return { ...step, kind, process: '', at: 'own', passes: [] };
  }
}

/** One more branch beside the others of a step. */
export function newBranch(others: readonly Branch[], t: Translator): Branch {
  const key = freshKey('branch', new Set(others.map((branch) => branch.key)));
  return { key, title: { 'zh-CN': t('flows.designer.branch.title', { number: String(others.length + 1) }) }, steps: [] };
}
