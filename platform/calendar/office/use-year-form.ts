import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import { readDraft, useDraft } from '#platform/ui/phone/use-draft.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { calendarApi, type YearView } from './calendar-api.ts';
import { isFromPackage } from './source-text.ts';
import { isSound, readYearText, toYearText, type ReadYearText, type YearText } from './year-draft.ts';

export type YearFormState = {
  readonly text: YearText;
  readonly set: (change: Partial<YearText>) => void;
  readonly read: ReadYearText;
  /** True once somebody has asked for the preview of something that is not ready: then the fields say why. */
  readonly isTried: boolean;
  readonly isPreviewed: boolean;
  /** True when something was typed that is not saved. */
  readonly isChanged: boolean;
  readonly preview: () => void;
  readonly goBack: () => void;
  readonly save: () => void;
  readonly discard: () => void;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
};

/** What is typed for a year stays in the tab until it is saved or thrown away in so many words. */
export function useYearForm(view: YearView, onSaved: (workingDays: number) => void): YearFormState {
  const t = useText();
  const command = useCommand(calendarApi.fillYear);
  const [saved] = useState(() => toYearText(isFromPackage(view.source) ? '' : view.source ?? '', view.days));
  const draft = useDraft(draftName(view.year), saved, isYearText);
  const [isTried, setTried] = useState(false);
  const [isPreviewed, setPreviewed] = useState(false);
  const read = readYearText(draft.value, view.year, { off: t('calendar.office.off'), worked: t('calendar.office.worked') });
  const save = async (): Promise<void> => {
    const answer = await command.run({ year: view.year, table: { source: draft.value.source.trim(), days: [...read.days] } });
    if (!answer.ok) return;
    draft.clear();
    onSaved(answer.value.workingDays);
  };
  return {
    text: draft.value, read, isTried, isPreviewed,
    isChanged: draft.value !== saved,
    set: draft.set,
    preview: () => {
      setTried(!isSound(read));
      setPreviewed(isSound(read));
    },
    goBack: () => {
      command.reset();
      setPreviewed(false);
    },
    save: () => void save(),
    discard: () => {
      draft.clear();
      setTried(false);
    },
    isBusy: command.isBusy, failure: command.failure,
  };
}

export function hasYearDraft(year: number): boolean {
  return readDraft(draftName(year), isYearText, visitMemory) !== undefined;
}

function draftName(year: number): string {
  return `calendar.${year}`;
}

function isYearText(held: unknown): held is YearText {
  return typeof held === 'object' && held !== null
    && ['source', 'off', 'worked'].every((name) => typeof Reflect.get(held, name) === 'string');
}
