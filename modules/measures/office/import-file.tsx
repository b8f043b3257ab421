import { useId, useState, type ChangeEvent } from 'react';
import { UnionPicker, type PickedUnion } from '#platform/orgs/office/union-picker.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { uploadSheet } from '#platform/ui/api/upload-sheet.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import '#platform/sheets/office/import-page.css';

/** An uploaded spreadsheet and the register it is meant for. */
export type ChosenFile = { readonly uploadId: string; readonly unionId: string };

export type ImportFileProps = { readonly union: PickedUnion; readonly onChosen: (file: ChosenFile) => void };

export function ImportFile({ union, onChosen }: ImportFileProps) {
  const t = useText();
  const id = useId();
  const [into, setInto] = useState(union);
  const [reading, setReading] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
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
      <UnionPicker
        label={t('measures.import.union')} isOptional={false} value={into.unionId} name={into.name}
        onValue={(unionId, name) => unionId !== undefined && setInto({ unionId, name })}
      />
      <div className="zj-stack">
        <p className="zj-label" id={`${id}l`}>{t('measures.import.file')}</p>
        <p className="zj-hint" id={`${id}h`}>{t('measures.import.file-hint')}</p>
        <label className="import-file">
          <input
            type="file" className="zj-unseen" accept=".xlsx,.csv,.txt" aria-labelledby={`${id}l`} aria-describedby={`${id}h`} onChange={(event) => void take(event)}
          />
          <span className="zj-button" data-variant="primary">{t('measures.import.choose')}</span>
        </label>
        <p role="status">{reading !== undefined && t('measures.import.reading', { file: reading })}</p>
        <FailureBanner failure={failure} />
      </div>
    </div>
  );
}
