import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { saveFile } from '#platform/ui/save-file.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { privacyApi } from './privacy-api.ts';
import { ProveForm } from './prove-form.tsx';
import { useProven } from './use-proven.ts';

/** Everything in one archive, at once. */
export function DownloadCard() {
  const t = useText();
  const { client } = useConnection();
  const download = useProven(
    () => client.readFile(privacyApi.exportMine, { language: t.language }),
    (bytes) => saveFile(new Blob([bytes], { type: 'application/zip' }), `${t('privacy.export.file')}.zip`),
  );
  return (
    <>
      {download.isProving && <ProveForm onProven={() => void download.run()} onCancel={download.cancel} />}
      <Card title={t('privacy.member.download')}>
        <div className="zj-stack">
          <p className="zj-soft">{t('privacy.member.download-lead')}</p>
          <FailureBanner failure={download.failure} onRetry={download.run} />
          {download.value !== undefined && <Banner tone="ok" title={t('privacy.member.downloaded')} isAnnounced />}
          <Button isWide isBusy={download.isBusy} onClick={() => void download.run()}>{t('privacy.member.download')}</Button>
        </div>
      </Card>
    </>
  );
}
