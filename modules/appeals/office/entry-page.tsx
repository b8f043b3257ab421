import { UnionPicker } from '#platform/orgs/office/union-picker.tsx';
import { useShortcut } from '#platform/ui/office/key-hint.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ABOUT_LIST, DISCLOSURE_LIST, ENTERED_SOURCE_LIST, listTopics } from './appeals-api.ts';
import { ENTRY_NAME_LIMIT, ENTRY_TEXT_LIMIT } from './entry-draft.ts';
import { EntryReceiptPanel } from './entry-receipt.tsx';
import { useEntry, type EntryState } from './use-entry.ts';
import './entry-page.css';

/** A case that came by phone, letter or visit: on the same clock, with the same receipt, its way marked. */
export function EntryPage() {
  const t = useText();
  const entry = useEntry();
  return (
    <>
      <PageHeader
        title={t('appeals.office.enter.title')} lead={t('appeals.office.enter.lead')}
        crumbs={[{ label: t('appeals.office.menu.today'), href: '/appeals' }]}
      />
      {entry.receipt === undefined ? <EntryForm entry={entry} /> : <EntryReceiptPanel receipt={entry.receipt} onFinish={entry.finish} />}
    </>
  );
}

function EntryForm({ entry }: { readonly entry: EntryState }) {
  const t = useText();
  const { draft, set, union, errors, isBusy, failure, isAtField, submit } = entry;
  useShortcut('Ctrl+Enter', submit);
  return (
    <div className="zj-panel entry">
      <Form onSubmit={submit} failure={failure} isAtField={isAtField} onRetry={submit}>
        <ChoiceCards
          legend={t('appeals.office.enter.source')} look="chips" value={draft.source} onValue={(source) => set({ source })} error={errors.source}
          choices={ENTERED_SOURCE_LIST.map((value) => ({ value, label: t(`appeals.office.source.${value}`) }))}
        />
        <UnionPicker
          label={t('appeals.office.enter.union')} value={union.unionId} name={union.unionName} isOptional={false}
          onValue={(unionId, unionName) => unionId !== undefined && set({ unionId, unionName })}
        />
        <ChoiceCards
          legend={t('appeals.office.enter.topic')} look="chips" value={draft.topic} onValue={(topic) => set({ topic })} error={errors.topic}
          choices={listTopics().map((value) => ({ value, label: t(`appeals.topic.${value}`) }))}
        />
        <TextArea
          label={t('appeals.office.enter.text')} hint={t('appeals.office.enter.text-hint')} value={draft.text} onValue={(text) => set({ text })}
          error={errors.text} limit={ENTRY_TEXT_LIMIT} aria-keyshortcuts="Control+Enter"
        />
        <ChoiceCards
          legend={t('appeals.office.enter.about')} hint={t('appeals.office.enter.about-hint')} look="chips" value={draft.about}
          onValue={(about) => set({ about })} choices={ABOUT_LIST.map((value) => ({ value, label: t(`appeals.office.about.${value}`) }))}
        />
        <Sender entry={entry} />
        <div className="entry-send">
          <Button variant="primary" type="submit" isBusy={isBusy}>{t('appeals.office.enter.send')}</Button>
          <span className="zj-soft zj-small">{draft.text !== '' && t('appeals.office.enter.kept')}</span>
        </div>
      </Form>
    </div>
  );
}

/** Who it was, as far as they want to say so. */
function Sender({ entry: { draft, set, errors } }: { readonly entry: EntryState }) {
  const t = useText();
  return (
    <>
      <ChoiceCards
        legend={t('appeals.office.enter.disclosure')} value={draft.disclosure} onValue={(disclosure) => set({ disclosure })} error={errors.disclosure}
        choices={DISCLOSURE_LIST.map((value) => ({
          value, label: t(`appeals.office.enter.disclosure.${value}`), description: t(`appeals.office.enter.disclosure.${value}-hint`),
        }))}
      />
      {draft.disclosure !== undefined && draft.disclosure !== 'anonymous' && (
        <div className="entry-contact">
          <TextInput
            label={t('appeals.office.enter.name')} value={draft.name} onValue={(name) => set({ name })} error={errors.name} isOptional
            limit={draft.name.length > ENTRY_NAME_LIMIT / 2 ? ENTRY_NAME_LIMIT : undefined} autoComplete="off"
          />
          <TextInput
            label={t('appeals.office.enter.phone')} value={draft.phone} onValue={(phone) => set({ phone })} error={errors.phone} isOptional
            inputMode="tel" autoComplete="off"
          />
        </div>
      )}
    </>
  );
}
