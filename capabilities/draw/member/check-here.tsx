import { useState } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { deviceMemory } from '#platform/ui/browser-memory.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { drawApi, type DrawView } from './draw-api.ts';
import { listKeyOf } from './parties.tsx';

type Found = { readonly faults: readonly string[]; readonly missing: number };

/** The published file, recomputed on this phone from nothing but its bytes and the hash that the phone kept at the freeze. */
export function CheckHere({ draw: { drawId, listHash } }: { readonly draw: DrawView }) {
  const t = useText();
  const { client } = useConnection();
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [isBusy, setBusy] = useState(false);
  const fetchFile = async (give: (file: Blob) => Promise<void>): Promise<void> => {
    setBusy(true);
    const answer = await client.readFile(drawApi.readFile, { drawId, part: 'result' });
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) await give(answer.value);
    setBusy(false);
  };
  const check = () => fetchFile(async (file) => {
    await import('./schemas-without-eval.ts');
    const { checkText } = await import('./check-text.ts');
    setFound(checkText(await file.text(), deviceMemory.read(listKeyOf(drawId)) ?? listHash ?? undefined));
  });
  const save = () => fetchFile(async (file) => saveFile(file, `draw-${drawId}.json`));
  return (
    <Card title={t('draw.member.check-title')}>
      <div className="zj-stack">
        <p>{t('draw.member.check-text')}</p>
        <FailureBanner failure={failure} onRetry={check} />
        {found !== undefined && <Verdict {...found} />}
        <Button variant="primary" isWide isBusy={isBusy} onClick={() => void check()}>{t('draw.member.check')}</Button>
        <Button isWide isBusy={isBusy} onClick={() => void save()}>{t('draw.member.download')}</Button>
      </div>
    </Card>
  );
}

function Verdict({ faults, missing }: Found) {
  const t = useText();
  if (faults.length > 0) return <Banner tone="danger" title={t('draw.member.wrong')} isAnnounced>{faults.map((fault) => t(`draw.fault.${fault}`)).join(t('draw.member.and'))}</Banner>;
  return <Banner tone="ok" title={t('draw.member.right')} isAnnounced>{missing === 0 ? t('draw.member.none-missing') : t('draw.member.some-missing', { count: missing, results: 2 ** missing })}</Banner>;
}
