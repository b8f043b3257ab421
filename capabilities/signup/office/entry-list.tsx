import { useState } from 'react';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Way } from '../wire.ts';
import { AnswersLine } from './answers-line.tsx';
import { DecideBar } from './decide-bar.tsx';
import { DownloadEntries } from './download-entries.tsx';
import { ShareTable } from './share-table.tsx';
import { DECIDE_MOST, signupApi, type Entries, type Entry } from './signup-api.ts';
import './entry-list.css';

export type EntryListProps = {
  readonly offerId: string;
  /** What signing up is for: the name of the file. */
  readonly title: string;
  readonly way: Way;
  /** Not called off: entries can still be decided on. */
  readonly isRunning: boolean;
};

const TONES: Readonly<Record<Entry['state'], Tone>> = {
  placed: 'ok', offered: 'info', waiting: 'warn', pooled: 'info', asked: 'warn', left: 'idle', declined: 'idle', lapsed: 'idle', refused: 'idle', cancelled: 'idle',
};
/** Those to be decided on first, then those who come, then those who wait; what is over last. */
const ORDER = Object.keys({ asked: 0, placed: 0, offered: 0, pooled: 0, waiting: 0, left: 0, declined: 0, lapsed: 0, refused: 0, cancelled: 0 } satisfies Record<Entry['state'], 0>);
const AT_FIRST = 100;

/** The places of one offer and everybody on its list; where an officer decides, with the boxes to do so. */
export function EntryList({ offerId, title, way, isRunning }: EntryListProps) {
  const t = useText();
  const read = useRead(signupApi.listEntries, { offerId });
  return (
    <DataState read={read}>
      {(entries) => (
        <>
          <Card title={t('signup.office.places')} look="flush"><ShareTable shares={entries.shares} /></Card>
          <Card title={t('signup.office.entries')} look="flush" action={entries.entries.length > 0 && <DownloadEntries offerId={offerId} title={title} />}>
            <Everybody offerId={offerId} entries={entries} isDecided={way === 'approval' && isRunning} />
          </Card>
        </>
      )}
    </DataState>
  );
}

type EverybodyProps = { readonly offerId: string; readonly entries: Entries; readonly isDecided: boolean };

function Everybody({ offerId, entries: { entries, questions }, isDecided }: EverybodyProps) {
  const t = useText();
  const { may } = useActingOffice();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setWhole] = useState(false);
  const rows = entries.toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || one.position - other.position);
  const asked = isDecided && may('signup.entry.decide') ? rows.filter(({ state }) => state === 'asked').map(({ entryId }) => entryId) : [];
  // One that was decided meanwhile falls out of the picked by itself.
  const chosen = asked.filter((entryId) => picked.has(entryId));
  const pick = (entryId: string, is: boolean): void => setPicked(new Set(is ? [...chosen, entryId].slice(0, DECIDE_MOST) : chosen.filter((one) => one !== entryId)));
  if (rows.length === 0) return <p className="entries-none zj-soft">{t('signup.office.none')}</p>;
  return (
    <>
      {asked.length > 0 && <DecideBar offerId={offerId} asked={asked} chosen={chosen} onPick={(ids) => setPicked(new Set(ids))} />}
      <div className="entries-scroll">
        <table className="entries" aria-label={t('signup.office.entries')}>
          <thead>
            <tr>
              {asked.length > 0 && <th scope="col"><span className="zj-unseen">{t('signup.office.pick')}</span></th>}
              {['name', 'persons', 'state'].map((column) => <th key={column} scope="col">{t(`signup.office.column.${column}`)}</th>)}
              <th scope="col" className="entries-came">{t('signup.office.column.came')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, isWhole ? rows.length : AT_FIRST).map((row) => (
              <Row key={row.entryId} row={row} questions={questions} hasBoxes={asked.length > 0} isPickable={asked.includes(row.entryId)} isPicked={chosen.includes(row.entryId)} onPick={(is) => pick(row.entryId, is)} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > AT_FIRST && !isWhole && <div className="entries-none"><Button onClick={() => setWhole(true)}>{t('signup.office.all', { count: rows.length })}</Button></div>}
    </>
  );
}

type RowProps = { readonly row: Entry; readonly questions: Entries['questions']; readonly hasBoxes: boolean; readonly isPickable: boolean; readonly isPicked: boolean; readonly onPick: (is: boolean) => void };

function Row({ row: { name, unionName, persons, state, position, cameAt, answers }, questions, hasBoxes, isPickable, isPicked, onPick }: RowProps) {
  const t = useText();
  return (
    <tr>
      {hasBoxes && (
        <td className="entries-box">
          {isPickable && (
            <label><input type="checkbox" checked={isPicked} onChange={(event) => onPick(event.currentTarget.checked)} /><span className="zj-unseen">{t('signup.office.pick-one', { name })}</span></label>
          )}
        </td>
      )}
      <th scope="row">{name}<span className="entries-under">{unionName}</span>{questions !== null && ORDER.indexOf(state) < ORDER.indexOf('left') && <AnswersLine questions={questions} answers={answers} />}</th>
      <td className="entries-number">{t.format.number(persons)}</td>
      <td>
        <StatusBadge tone={TONES[state]} label={t(`signup.office.state.${state}`)} />
        {state === 'waiting' && <span className="zj-soft zj-small"> {t('signup.office.position', { position })}</span>}
      </td>
      <td className="entries-came zj-soft">{whenText(t, cameAt)}</td>
    </tr>
  );
}
