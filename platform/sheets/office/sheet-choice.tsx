import { useId, useState, type ChangeEvent } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { uploadSheet } from '#platform/ui/api/upload-sheet.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import './import-page.css';

export type SheetChoiceProps = {
  readonly label: string;
  readonly hint: string;
  readonly choose: string;
  /** What is said while a file of this name is on its way. */
  readonly reading: (file: string) => string;
  readonly onUploaded: (uploadId: string) => void;
};

/** Takes a spreadsheet from the officer's disk and sends it up; what was wrong with it is said here. */
export function SheetChoice({ label, hint, choose, reading, onUploaded }: SheetChoiceProps) {
  const id = useId();
  const [coming, setComing] = useState<string>();
  const [failure, setFailure] = useState<ApiFailure>();
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { currentTarget: input } = event;
    const [file] = input.files ?? [];
    if (file === undefined) return;
    setComing(file.name);
    setFailure(undefined);
    const answer = await uploadSheet(file);
    setComing(undefined);
    // Otherwise choosing the same file again, corrected, is no change and nothing happens.
    input.value = '';
    if (answer.ok) onUploaded(answer.value.uploadId);
    else setFailure(answer.failure);
  };
  return (
    <div className="zj-stack">
      <p className="zj-label" id={`${id}l`}>{label}</p>
      <p className="zj-hint" id={`${id}h`}>{hint}</p>
      <label className="import-file">
        <input
          type="file" className="zj-unseen" accept=".xlsx,.csv,.txt" aria-labelledby={`${id}l`} aria-describedby={`${id}h`} onChange={(event) => void take(event)}
        />
        <span className="zj-button" data-variant="primary">{choose}</span>
      </label>
      <p role="status">{coming !== undefined && reading(coming)}</p>
      <FailureBanner failure={failure} />
    </div>
  );
}
