import { useEffect, useRef } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { QrPicture } from '#platform/ui/phone/qr-picture.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type ShownDoor = { readonly name: string; readonly link: string };
type DoorCodeProps = { readonly door: ShownDoor; readonly title: string; readonly onDone: () => void };

/** Shown this once: nobody but this page and the device that scans it ever holds the secret. */
export function DoorCode({ door: { name, link }, title, onDone }: DoorCodeProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="checkin-code" aria-labelledby="checkin-code">
      <h3 id="checkin-code" ref={heading} tabIndex={-1}>{t('checkin.office.code', { name })}</h3>
      <p className="zj-soft">{title}</p>
      <QrPicture text={link} label={t('checkin.office.code-picture', { name })} />
      <p>{t('checkin.office.code-how')}</p>
      <CopyField label={t('checkin.office.code-link')} value={link} groupsOf={link.length} />
      <Banner tone="warn" title={t('checkin.office.code-once')}>{t('checkin.office.code-care')}</Banner>
      <div className="checkin-acts">
        <Button variant="primary" onClick={onDone}>{t('checkin.office.code-done')}</Button>
        <Button onClick={() => window.print()}>{t('checkin.office.code-print')}</Button>
      </div>
    </section>
  );
}
