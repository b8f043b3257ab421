import { useState } from 'react';
import { UnionPicker, type PickedUnion } from '#platform/orgs/office/union-picker.tsx';
import { SheetChoice } from '#platform/sheets/office/sheet-choice.tsx';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi } from './register-api.ts';

/** An uploaded roster and the union it is meant for. */
export type ChosenRoster = { readonly uploadId: string; readonly unionId: string };

export type RosterFileProps = { readonly union: PickedUnion; readonly onChosen: (file: ChosenRoster) => void };

export function RosterFile({ union, onChosen }: RosterFileProps) {
  const t = useText();
  const [into, setInto] = useState(union);
  const template = useSaveBook(registerApi.downloadTemplate);
  const save = () => template.save({ unionId: into.unionId, language: t.language }, t('register.office.import.template-file'));
  return (
    <div className="zj-panel zj-stack" data-gap="wide">
      <div className="zj-stack">
        <p className="zj-hint">{t('register.office.import.template-hint')}</p>
        <div><Button isBusy={template.isBusy} onClick={() => void save()}>{t('register.office.import.template')}</Button></div>
        <FailureBanner failure={template.failure} onRetry={save} />
      </div>
      <UnionPicker
        label={t('register.office.import.union')} isOptional={false} value={into.unionId} name={into.name}
        onValue={(unionId, name) => unionId !== undefined && setInto({ unionId, name })}
      />
      <SheetChoice
        label={t('register.office.import.file')} hint={t('register.office.import.file-hint')} choose={t('register.office.import.choose')}
        reading={(file) => t('register.office.import.reading', { file })} onUploaded={(uploadId) => onChosen({ uploadId, unionId: into.unionId })}
      />
    </div>
  );
}
