import { useRef, useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { fromFile, toFile, type ReadFile } from './definition-file.ts';
import { useDesk } from './design-context.ts';

/** The definition as a file: to keep, to hand to another union, to bring back. */
export function FileButtons() {
  const t = useText();
  const say = useToast();
  const { definition, process, change, mayEdit } = useDesk();
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<Extract<ReadFile, { ok: false }>>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = fromFile(file.size > 2_000_000 ? ' '.repeat(500_001) : await file.text());
    setRefused(read.ok ? undefined : read);
    if (!read.ok) return;
    change(read.definition);
    say({ text: t('flows.designer.file.taken'), onUndo: () => change(definition) });
  };
  return (
    <section className="fd-set" aria-labelledby="flow-file">
      <h2 id="flow-file">{t('flows.designer.file')}</h2>
      <p className="fd-hint">{t('flows.designer.file-hint')}</p>
      {refused !== undefined && <Banner tone="danger" isAnnounced title={t(`flows.designer.file.${refused.reason}`)}>{refused.place !== '' && t('flows.designer.file.at', { place: refused.place })}</Banner>}
      <div className="fd-pair">
        <Button onClick={() => saveFile(toFile(process, definition), `${process}.json`)}>{t('flows.designer.file.save')}</Button>
        {mayEdit && <Button onClick={() => input.current?.click()}>{t('flows.designer.file.open')}</Button>}
      </div>
      <input
        ref={input} type="file" accept=".json,application/json" hidden aria-label={t('flows.designer.file.open')}
        onChange={(event) => { void take(event.currentTarget.files?.[0]); event.currentTarget.value = ''; }}
      />
    </section>
  );
}
