import { useId, useState } from 'react';
import { uploadFont, type UploadedFont } from '#platform/ui/api/upload-font.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useUpload } from '#platform/ui/api/use-upload.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { papersApi, type ListedFont } from './papers-api.ts';

export type FontCardProps = { readonly font: ListedFont; readonly unionId: string };

/** One role: what it is set in today, and the way to the union's own font. */
export function FontCard({ font, unionId }: FontCardProps) {
  const t = useText();
  const removal = useCommand(papersApi.removeFont);
  const [uploaded, setUploaded] = useState<UploadedFont>();
  const name = t(`papers.office.role.${font.role}`);
  return (
    <li className="zj-panel papers-card">
      <h3>{name}</h3>
      <p>{inForce(font, t)}</p>
      {font.own !== null && (
        <p className="zj-soft zj-small">{t('papers.office.font-file', { file: font.own.fileName, when: t.format.date(font.own.chosenAt, 'day') })}</p>
      )}
      <FontChoice name={name} onUploaded={setUploaded} />
      {font.own !== null && (
        <div>
          <Button variant="quiet" isBusy={removal.isBusy} aria-label={t('papers.office.remove-of', { name })} onClick={() => void removal.run({ unionId, role: font.role })}>
            {t('papers.office.remove')}
          </Button>
        </div>
      )}
      <FailureBanner failure={removal.failure} />
      {uploaded !== undefined && <UseDialog name={name} role={font.role} unionId={unionId} uploaded={uploaded} onClose={() => setUploaded(undefined)} />}
    </li>
  );
}

function inForce({ role, own, above }: ListedFont, t: Translator): string {
  if (own !== null) return t('papers.office.font-own', { font: own.fontName });
  if (above !== null) return t('papers.office.font-above', { font: above.fontName, union: above.unionName });
  return t('papers.office.font-shipped', { font: t(`papers.office.shipped.${role}`) });
}

/** Takes a font from the officer's disk and sends it up; what was wrong with it is said here. */
function FontChoice({ name, onUploaded }: { readonly name: string; readonly onUploaded: (uploaded: UploadedFont) => void }) {
  const t = useText();
  const id = useId();
  const { coming, failure, take } = useUpload(uploadFont, onUploaded);
  return (
    <>
      <label className="papers-file">
        <input type="file" className="zj-unseen" accept=".ttf,.otf" aria-label={t('papers.office.upload-of', { name })} aria-describedby={`${id}h`} onChange={(event) => void take(event)} />
        <span className="zj-button" data-variant="secondary">{t('papers.office.upload')}</span>
      </label>
      <p className="zj-hint" id={`${id}h`}>{t('papers.office.upload-hint')}</p>
      <p role="status">{coming !== undefined && t('papers.office.checking', { file: coming })}</p>
      <FailureBanner failure={failure} />
    </>
  );
}

type UseDialogProps = { readonly name: string; readonly role: ListedFont['role']; readonly unionId: string; readonly uploaded: UploadedFont; readonly onClose: () => void };

/** A font costs its maker's licence: somebody says that the union has it. */
function UseDialog({ name, role, unionId, uploaded, onClose }: UseDialogProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(papersApi.useFont);
  const use = async (): Promise<void> => {
    const answer = await run({ unionId, role, uploadId: uploaded.uploadId, isLicensed: true });
    if (answer.ok) onClose();
  };
  return (
    <Dialog
      isOpen onClose={onClose} title={t('papers.office.use-title', { name, font: uploaded.fontName })} description={t('papers.office.use-means')}
      actions={(
        <>
          <Button onClick={onClose}>{t('ui/cancel')}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => void use()}>{t('papers.office.use')}</Button>
        </>
      )}
    >
      <FailureBanner failure={failure} onRetry={use} />
    </Dialog>
  );
}
