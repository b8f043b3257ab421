import { useMemo, useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { Value } from '#platform/kernel/merge-three-ways.ts';
import { toPortal, type Portal } from '../rules/portal.ts';
import type { Step } from '../rules/resolve.ts';
import { countUnpublished, draftOf, stepOf, withFixing, without, withOwn, withValues, type Draft } from './draft.ts';
import { switchboardApi, type LayoutView } from './switchboard-api.ts';

export type LayoutDraft = {
  readonly view: LayoutView;
  readonly draft: Draft;
  /** What would hold here, and what it looks like on the phone. */
  readonly step: Step;
  readonly portal: Portal;
  readonly unpublished: number;
  readonly set: (values: Readonly<Record<string, Value>>) => void;
  readonly fix: (keys: readonly string[], isFixed: boolean) => void;
  readonly follow: (keys: readonly string[]) => void;
  readonly keepOwn: (key: string) => void;
  readonly discard: () => void;
  readonly publish: (note: string) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** The changes of one page, until they are published or thrown away. A new version from the server begins anew (by key). */
export function useLayoutDraft(view: LayoutView): LayoutDraft {
  const [draft, setDraft] = useState(() => draftOf(view));
  const { run, isBusy, failure, reset } = useCommand(switchboardApi.publishLayout);
  const step = useMemo(() => stepOf(draft, view), [draft, view]);
  const change = (next: (from: Draft) => Draft): void => {
    reset();
    setDraft(next);
  };
  return {
    view, draft, step, isBusy, failure,
    portal: useMemo(() => toPortal(step, view.services, dateInChina(systemClock.now())), [step, view.services]),
    unpublished: countUnpublished(draft, view),
    set: (values) => change((from) => withValues(from, view, values)),
    fix: (keys, isFixed) => change((from) => withFixing(from, view, keys, isFixed)),
    follow: (keys) => change((from) => without(from, keys)),
    keepOwn: (key) => change((from) => withOwn(from, view, key)),
    discard: () => change(() => draftOf(view)),
    async publish(note) {
      const changes = Object.entries(draft.changes).map(([key, { value, isFixed }]) => ({ key, value, isFixed }));
      const answer = await run({ unionId: view.unionId, version: view.version, changes, settled: [...draft.settled], note });
      return answer.ok;
    },
  };
}
