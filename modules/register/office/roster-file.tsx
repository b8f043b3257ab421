import { useId, useState, type ChangeEvent } from 'react';
import { UnionPicker, type PickedUnion } from '#platform/orgs/office/union-picker.tsx';
import { useSaveBook } from '#platform/sheets/office/use-save-book.ts';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { uploadSheet } from '#platform/ui/api/upload-sheet.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { registerApi } from './register-api.ts';
import '#platform/sheets/office/import-page.css';

/** An uploaded roster and the union it is meant for. */
export type ChosenRoster = { readonly uploadId: string; readonly unionId: string };

export type RosterFileProps = { readonly union: PickedUnion; readonly onChosen: (file: ChosenRoster) => void };

export function RosterFile({ union, onChosen }: RosterFileProps) {
  const t = useText();
  const id = useId();
  const [into, setInto] = useState(union);
  const [reading, setReading] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  const template = useSaveBook(registerApi.downloadTemplate);
  const save = () => template.save({ unionId: into.unionId, language: t.language }, t('register.office.import.template-file'));
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { currentTarget: input } = event;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setReading(file.name);
    setFailure(undefined);
    const answer = await uploadSheet(file);
    setReading(undefined);
    // Otherwise choosing the same file again, corrected, is no change and nothing happens.
    input.value = '';
    if (answer.ok) onChosen({ uploadId: answer.value.uploadId, unionId: into.unionId });
    else setFailure(answer.failure);
  };
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
      <div className="zj-stack">
        <p className="zj-label" id={`${id}l`}>{t('register.office.import.file')}</p>
        <p className="zj-hint" id={`${id}h`}>{t('register.office.import.file-hint')}</p>
        <label className="import-file">
          <input
            type="file" className="zj-unseen" accept=".xlsx,.csv,.txt" aria-labelledby={`${id}l`} aria-describedby={`${id}h`} onChange={(event) => void take(event)}
          />
          <span className="zj-button" data-variant="primary">{t('register.office.import.choose')}</span>
        </label>
        <p role="status">{reading !== undefined && t('register.office.import.reading', { file: reading })}</p>
        <FailureBanner failure={failure} />
      </div>
    </div>
  );
}
