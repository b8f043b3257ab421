import { useState } from 'react';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { consentsOfficeApi, type ListedText, type TextList } from './consents-api.ts';
import { titleOf } from './version-words.ts';
import './consents.css';

/** Every notice of this union's tree: what holds today, and how many stand by it. Figures, and nobody's name. */
export function TextsPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const read = useRead(consentsOfficeApi.listTexts, { unionId });
  return (
    <>
      <PageHeader title={t('consents.office.title')} lead={t('consents.office.lead', { union: unionName })} />
      <DataState read={read}>
        {(list) => (
          <>
            <ul className="consents-texts" aria-label={t('consents.office.title')}>{list.texts.map((text) => <TextCard key={text.textKey} text={text} isCounted={text.textKey !== 'account' || list.can.countAccounts} />)}</ul>
            {!list.can.publish && <p className="zj-soft">{t('consents.office.published-by', { union: list.publisherName })}</p>}
            <Contact key={list.ownContact} list={list} unionId={unionId} />
          </>
        )}
      </DataState>
    </>
  );
}

function TextCard({ text, isCounted }: { readonly text: ListedText; readonly isCounted: boolean }) {
  const t = useText();
  const current = text.versions.find(({ hash }) => hash === text.currentHash);
  const coming = text.versions.filter((one) => current !== undefined && one.validFrom > current.validFrom && one.hash !== current.hash).at(-1);
  if (current === undefined) return null;
  return (
    <li className="zj-panel consents-text">
      <Link className="consents-text-name" href={`/consents/${text.textKey}`}>{titleOf(t, current.content)}</Link>
      <p className="zj-soft zj-small">
        {t(current.publisherId === null ? 'consents.office.shipped' : 'consents.office.own', { version: current.version, day: t.format.date(current.validFrom, 'day') })}
      </p>
      {coming !== undefined && <p className="zj-small">{t('consents.office.coming', { day: t.format.date(coming.validFrom, 'day') })}</p>}
      <dl className="consents-figures">
        {current.agreed.map(({ purpose, people }) => <div key={purpose}><dt>{t(`consents.purpose.${purpose}`)}</dt><dd>{t('consents.office.people', { count: people })}</dd></div>)}
      </dl>
      {current.agreed.length === 0 && <p className="zj-soft zj-small">{t(isCounted ? 'consents.office.nobody' : 'consents.office.not-counted')}</p>}
    </li>
  );
}

/** The one thing that a union below the top adds: whom to ask. */
function Contact({ list, unionId }: { readonly list: TextList; readonly unionId: string }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(consentsOfficeApi.setContact);
  const [contact, setContact] = useState(list.ownContact);
  const [isTried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (contact.trim().length >= 2) void run({ unionId, contact: contact.trim() });
  };
  return (
    <section className="zj-panel zj-stack" aria-labelledby="consents-contact">
      <h2 id="consents-contact">{t('consents.office.contact')}</h2>
      {list.contacts.map((one) => <p className="zj-soft" key={one.unionName}>{t('consents.office.contact-above', { union: one.unionName, contact: one.contact })}</p>)}
      {list.can.setContact && (
        <Form onSubmit={save} failure={failure} onRetry={save}>
          <TextInput
            label={t('consents.office.contact-own')} hint={t('consents.office.contact-hint')} limit={120} value={contact} onValue={setContact}
            error={isTried && contact.trim().length < 2 ? t('consents.office.needed') : undefined}
          />
          <div><Button type="submit" isBusy={isBusy}>{t('consents.office.save')}</Button></div>
        </Form>
      )}
    </section>
  );
}
