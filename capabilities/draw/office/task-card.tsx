import { useState } from 'react';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { whenText } from '#platform/ui/text/when.ts';
import type { Translator } from '#platform/text/translator.ts';
import { CLOSER, ORGANISER } from '../contract/party-numbers.ts';
import { makeOpening, officeCommitment, openingOf, withOpening } from '../rules/kept-opening.ts';
import { CloserForm } from './closer-form.tsx';
import { DecideForm } from './decide-form.tsx';
import { drawApi, type DrawTask } from './draw-api.ts';

type CardProps = { readonly task: DrawTask };
const tones: Readonly<Record<DrawTask['state'], Tone>> = { open: 'info', delayed: 'warn', stuck: 'danger', frozen: 'info', settled: 'ok', ended: 'idle' };
const keyOf = ({ drawId, role }: DrawTask) => `draw.value.${drawId}.${role}`;

/** One draw from one side: how it stands, and the one press that it waits for. */
export function TaskCard({ task }: CardProps) {
  const t = useText();
  const { may } = useActingOffice();
  const { drawId, title, state, ending, role, unionName, commitment, hasCloser, isTurn } = task;
  const isWaiting = state === 'open' || state === 'delayed';
  return (
    <Card title={title} action={<StatusBadge tone={tones[state]} label={ending === null ? t(`draw.state.${state}`) : t(`draw.ending.${ending}`)} />}>
      <div className="zj-stack">
        <p className="zj-soft">{[t(`draw.office.as.${role}`), unionName, datesText(t, task)].filter((part) => part !== '').join(' · ')}</p>
        {isWaiting && task.missing.length > 0 && <p>{t('draw.office.missing', { who: task.missing.map((one) => t(`draw.role.${one}`)).join(t('draw.member.and')) })}</p>}
        {isWaiting && commitment === null && <Commit task={task} />}
        {isWaiting && commitment !== null && <p>{t('draw.office.committed')}</p>}
        {isTurn && commitment !== null && <Reveal task={task} commitment={commitment} />}
        {role === 'organiser' && isWaiting && !hasCloser && <CloserForm drawId={drawId} />}
        {role === 'organiser' && (state === 'delayed' || state === 'stuck') && <DecideForm task={task} />}
        {role === 'organiser' && state !== 'ended' && may('draw.draw.manage') && <p><Link href={`/draws/${drawId}/weights`}>{t(isWaiting ? 'draw.office.weights.give' : 'draw.office.weights.see')}</Link></p>}
        <p><a href={`/draws/${drawId}`} target="_blank" rel="noreferrer">{t('draw.office.public-page')}</a></p>
      </div>
    </Card>
  );
}

function datesText(t: Translator, { state, freezeAt, freezeBy, revealBy, closeBy }: DrawTask): string {
  if (state === 'open') return t('draw.office.freezes', { when: whenText(t, freezeAt) });
  if (state === 'delayed') return t('draw.office.waits', { when: whenText(t, freezeBy) });
  if (state !== 'frozen' || revealBy === null || closeBy === null) return '';
  return t('draw.office.turns', { first: whenText(t, revealBy), last: whenText(t, closeBy) });
}

/** The value is made here and stays here: the server gets the hash. */
function Commit({ task }: CardProps) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(drawApi.commitForUnion);
  const commit = (): void => {
    const opening = makeOpening(browserRandom);
    deviceMemory.write(keyOf(task), withOpening(deviceMemory.read(keyOf(task)), opening));
    void run({ drawId: task.drawId, unionId: task.unionId, commitment: officeCommitment(task.drawId, task.role, opening) });
  };
  return (
    <>
      <FailureBanner failure={failure} onRetry={retry} />
      <div><Button variant="primary" isBusy={isBusy} onClick={commit}>{t('draw.office.commit')}</Button></div>
    </>
  );
}

function Reveal({ task, commitment }: CardProps & { readonly commitment: string }) {
  const t = useText();
  const { run, isBusy, failure, retry } = useCommand(drawApi.reveal);
  const party = task.role === 'organiser' ? ORGANISER : CLOSER;
  const [kept] = useState(() => openingOf(deviceMemory.read(keyOf(task)), task.drawId, { party, commitment }));
  if (kept === undefined) return <Banner tone="warn" title={t('draw.office.elsewhere')}>{t('draw.office.elsewhere-text')}</Banner>;
  return (
    <>
      <FailureBanner failure={failure} onRetry={retry} />
      <div><Button variant="primary" isBusy={isBusy} onClick={() => void run({ drawId: task.drawId, party, value: kept.value, salt: kept.salt })}>{t('draw.office.reveal')}</Button></div>
    </>
  );
}
