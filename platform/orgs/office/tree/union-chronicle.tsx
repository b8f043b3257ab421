import { useState } from 'react';
import { isPlainDate, toPlainDate } from '#platform/kernel/plain-date.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { Timeline, type TimelineStep } from '#platform/ui/phone/timeline.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ActFormProps } from './act-form-props.ts';
import { treeApi, type Chronicle } from './tree-api.ts';
import './tree.css';

/** 沿革: names, places and decisions, newest first; and who belonged below on any past day. */
export function UnionChronicle({ union, onCancel }: ActFormProps) {
  const t = useText();
  const read = useRead(treeApi.readChronicle, { unionId: union.unionId });
  const [day, setDay] = useState('');
  return (
    <section className="union-past" aria-labelledby="union-act">
      <h2 id="union-act">{t('orgs.office.act.chronicle')}</h2>
      <DataState read={read} isEmpty={() => false} empty={{ title: '' }}>
        {(chronicle) => <Timeline label={t('orgs.office.act.chronicle')} steps={stepsOf(chronicle, t)} />}
      </DataState>
      <TextInput label={t('orgs.office.past.day')} hint={t('orgs.office.past.day-hint')} type="date" value={day} onValue={setDay} isOptional />
      {isPlainDate(day) && <BelowOn unionId={union.unionId} day={day} />}
      <div><Button onClick={onCancel}>{t('ui/back')}</Button></div>
    </section>
  );
}

function BelowOn({ unionId, day }: { readonly unionId: string; readonly day: string }) {
  const t = useText();
  const read = useRead(treeApi.listBelowOn, { unionId, day: toPlainDate(day) });
  return (
    <DataState read={read} isEmpty={({ unions }) => unions.length === 0} empty={{ title: t('orgs.office.past.nobody') }}>
      {({ unions, isCut }) => (
        <>
          <p className="zj-label">{t('orgs.office.past.below', { count: unions.length })}</p>
          <ul className="union-past-list">{unions.map((one) => <li key={one.unionId}>{one.name}</li>)}</ul>
          {isCut && <p className="zj-soft zj-small">{t('orgs.office.past.cut')}</p>}
        </>
      )}
    </DataState>
  );
}

type Translator = ReturnType<typeof useText>;

function stepsOf({ placements, decisions }: Chronicle, t: Translator): TimelineStep[] {
  const placed = placements.map((one) => ({
    at: one.sinceAt,
    step: {
      id: `p${one.sinceAt}`, title: t(`orgs.office.past.${one.cause}`, { name: one.name, upper: one.parentName ?? '' }), when: t.format.date(one.sinceAt), instant: one.sinceAt,
    },
  }));
  const decided = decisions.map((one, index) => ({
    at: one.at,
    step: {
      id: `d${one.at}${index}`, title: t(`orgs.office.past.${one.kind}`, { other: one.otherName ?? '' }), when: t.format.date(one.at), instant: one.at,
      body: t('orgs.office.past.decision', { reason: one.reason, number: one.documentNumber, day: t.format.date(one.decidedOn) }),
    },
  }));
  return [...placed, ...decided].sort((one, other) => (one.at < other.at ? 1 : -1)).map(({ step }) => step);
}
