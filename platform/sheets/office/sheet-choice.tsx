import { useId } from 'react';
import { uploadSheet } from '#platform/ui/api/upload-sheet.ts';
import { useUpload } from '#platform/ui/api/use-upload.ts';
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
  const { coming, failure, take } = useUpload(uploadSheet, ({ uploadId }) => onUploaded(uploadId));
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
