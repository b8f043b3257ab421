import { useState } from 'react';
import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { differences } from '../rules/text-difference.ts';
import { partsOf } from '../rules/text-kinds.ts';
import { consentsOfficeApi, type ListedText, type ListedVersion, type TextList } from './consents-api.ts';
import { DifferenceList } from './difference-list.tsx';
import { PublishForm } from './publish-form.tsx';
import { partLabel, titleOf, wordsOf } from './version-words.ts';
import './consents.css';

/** One notice: its versions, newest first, each with what it changed and how many stand by it; the top union writes the next one. */
export function TextPage() {
  const t = useText();
  const { textKey = '' } = useParams();
  const { unionId } = useActingOffice();
  const read = useRead(consentsOfficeApi.listTexts, { unionId });
  const text = read.answer?.texts.find((one) => one.textKey === textKey);
  const newest = text?.versions[0];
  return (
    <>
      <PageHeader title={newest === undefined ? t('consents.office.title') : titleOf(t, newest.content)} crumbs={[{ label: t('consents.office.title'), href: '/consents' }]} />
      <DataState read={read}>
        {({ can, publisherName }) => (text === undefined
          ? <EmptyState title={t('consents.office.unknown')} />
          : <Versions key={text.versions.length} text={text} publisherName={publisherName} can={can} unionId={unionId} />)}
      </DataState>
    </>
  );
}

type VersionsProps = { readonly text: ListedText; readonly publisherName: string; readonly can: TextList['can']; readonly unionId: string };

function Versions({ text, publisherName, can, unionId }: VersionsProps) {
  const t = useText();
  const canPublish = can.publish;
  const isCounted = text.textKey !== 'account' || can.countAccounts;
  const [isWriting, setWriting] = useState(false);
  return (
    <div className="zj-stack" data-gap="wide">
      {canPublish && !isWriting && <div><Button variant="primary" onClick={() => setWriting(true)}>{t('consents.office.write')}</Button></div>}
      {!canPublish && <p className="zj-soft">{t('consents.office.published-by', { union: publisherName })}</p>}
      {isWriting && <PublishForm text={text} unionId={unionId} onDone={() => setWriting(false)} />}
      <ol className="consents-versions" aria-label={t('consents.office.versions')}>
        {text.versions.map((one, index) => <Version key={one.hash} text={text} version={one} before={text.versions[index + 1]} isCounted={isCounted} />)}
      </ol>
    </div>
  );
}

type VersionProps = { readonly text: ListedText; readonly version: ListedVersion; readonly before: ListedVersion | undefined; readonly isCounted: boolean };

function Version({ text, version, before, isCounted }: VersionProps) {
  const t = useText();
  const words = wordsOf(t, version.content);
  const parts = partsOf(text.textKey);
  const day = t.format.date(version.validFrom, 'day');
  const isCurrent = version.hash === text.currentHash;
  const current = text.versions.find(({ hash }) => hash === text.currentHash);
  const isComing = !isCurrent && current !== undefined && version.validFrom > current.validFrom;
  return (
    <li className="zj-panel zj-stack">
      <div className="consents-version-head">
        <h2>{t(version.publisherId === null ? 'consents.office.shipped' : 'consents.office.own', { version: version.version, day })}</h2>
        {isCurrent && <StatusBadge tone="ok" label={t('consents.office.holds')} />}
        {isComing && <StatusBadge tone="info" label={t('consents.office.not-yet')} />}
        {version.publisherId !== null && <StatusBadge tone={version.widens ? 'warn' : 'idle'} label={t(version.widens ? 'consents.office.widens' : 'consents.office.words-only')} />}
      </div>
      {version.reason !== null && version.publishedAt !== null && (
        <p>{t('consents.office.why', { reason: version.reason, name: version.officerName ?? '', day: t.format.date(version.publishedAt, 'day-time') })}</p>
      )}
      <dl className="consents-figures">
        {version.agreed.map(({ purpose, people }) => <div key={purpose}><dt>{t(`consents.purpose.${purpose}`)}</dt><dd>{t('consents.office.people', { count: people })}</dd></div>)}
      </dl>
      {version.agreed.length === 0 && <p className="zj-soft zj-small">{t(isCounted ? 'consents.office.nobody' : 'consents.office.not-counted')}</p>}
      {before !== undefined && (
        <details>
          <summary>{t('consents.office.changed')}</summary>
          <DifferenceList found={differences(parts, wordsOf(t, before.content), words)} />
        </details>
      )}
      <details>
        <summary>{t('consents.office.whole')}</summary>
        <dl className="consents-words">{parts.map((part) => <div key={part}><dt>{partLabel(t, part)}</dt><dd>{words[part]}</dd></div>)}</dl>
        <p className="zj-soft zj-small consents-hash">{t('consents.office.hash', { hash: version.hash })}</p>
      </details>
    </li>
  );
}
