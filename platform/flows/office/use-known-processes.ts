import { useCallback, useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi } from '../public-ui/flows-api.ts';

/** Something that a filter can ask for: a process, or a kind of line that a module puts on the desk. */
export type KnownProcess = { readonly process: string; readonly label: string };

export type KnownProcesses = {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** What a list has shown can be filtered by. */
  readonly learn: (lines: readonly KnownProcess[]) => void;
};

/** The kinds of cases that a filter offers: what one may begin, and whatever the lists have shown. */
export function useKnownProcesses(chosen: string): KnownProcesses {
  const t = useText();
  const offered = useRead(flowsApi.listProcesses, {}).answer?.processes ?? [];
  const [seen, setSeen] = useState<ReadonlyMap<string, KnownProcess>>(new Map());
  const learn = useCallback((lines: readonly KnownProcess[]) => {
    setSeen((before) => (lines.every(({ process }) => before.has(process)) ? before : new Map([...before, ...lines.map((line) => [line.process, line] as const)])));
  }, []);
  const all = new Map([...offered.map(({ process, title }) => [process, said(t, title)] as const), ...[...seen.values()].map(({ process, label }) => [process, label] as const)]);
  if (chosen !== '' && !all.has(chosen)) all.set(chosen, t('flows.office.process-chosen'));
  return { options: [{ value: '', label: t('flows.office.process-all') }, ...[...all].map(([value, label]) => ({ value, label }))], learn };
}
