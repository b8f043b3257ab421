import { useCallback, useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';
import type { CaseLine } from '../wire.ts';

type Known = Pick<CaseLine, 'process' | 'title'>;

export type KnownProcesses = {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What a list has shown can be filtered by. */
  readonly learn: (lines: readonly Known[]) => void;
};

/** The kinds of cases that a filter offers: what one may begin, and whatever the lists have shown. */
export function useKnownProcesses(chosen: string): KnownProcesses {
  const t = useText();
  const offered = useRead(flowsApi.listProcesses, {}).answer?.processes ?? [];
  const [seen, setSeen] = useState<ReadonlyMap<string, Known>>(new Map());
  const learn = useCallback((lines: readonly Known[]) => {
    setSeen((before) => (lines.every(({ process }) => before.has(process)) ? before : new Map([...before, ...lines.map((line) => [line.process, line] as const)])));
  }, []);
  const all = new Map([...offered, ...seen.values()].map(({ process, title }) => [process, said(t, title)]));
  if (chosen !== '' && !all.has(chosen)) all.set(chosen, chosen);
  return { options: [{ value: '', label: t('flows.office.process-all') }, ...[...all].map(([value, label]) => ({ value, label }))], learn };
}
