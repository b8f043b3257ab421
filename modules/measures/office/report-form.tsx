import { useState } from 'react';
import { uploadPhoto } from '#platform/ui/api/upload-photo.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { PhotoPicker } from '#platform/ui/phone/photo-picker.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { usePhotos } from '#platform/ui/phone/use-photos.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { measuresApi, type ItemView } from './measures-api.ts';

const PHOTOS = 9;
const LIMIT = 500;

/** How far, what was done, and photos that show it. After sending, a fresh form stands in its place. */
export function ReportForm({ item }: { readonly item: ItemView }) {
  const t = useText();
  const [times, setTimes] = useState(0);
  return (
    <>
      <p role="status" className="zj-soft">{times > 0 && t('measures.report.done')}</p>
      <ReportFields key={times} item={item} onDone={() => setTimes(times + 1)} />
    </>
  );
}

function ReportFields({ item, onDone }: { readonly item: ItemView; readonly onDone: () => void }) {
  const t = useText();
  const [progress, setProgress] = useState(String(item.progress));
  const [sentence, setSentence] = useState('');
  const [isTried, setTried] = useState(false);
  const report = useCommand(measuresApi.reportProgress);
  const photos = usePhotos({
    limit: PHOTOS,
    send: (image, call) => uploadPhoto(image, { purpose: 'measures', subjectKey: item.itemId, ...call }),
  });
  const isSending = photos.photos.some((photo) => photo.fileId === undefined);
  const problems = {
    progress: /^\d{1,3}$/.test(progress.trim()) && Number(progress) <= 100 ? undefined : t('measures.report.progress-wrong'),
    sentence: sentence.trim().length < 2 ? t('measures.item.too-short') : sentence.trim().length > LIMIT ? t('measures.item.too-long') : undefined,
    photos: isSending ? t('measures.report.photos-busy') : undefined,
  };
  const send = async (): Promise<void> => {
    setTried(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const sent = photos.photos.flatMap(({ fileId }) => (fileId === undefined ? [] : [fileId]));
    const answer = await report.run({ itemId: item.itemId, progress: Number(progress), sentence: sentence.trim(), photos: sent });
    if (answer.ok) onDone();
  };
  return (
    <Form onSubmit={() => void send()} failure={report.failure} onRetry={send}>
      <TextInput
        label={t('measures.report.progress')} inputMode="numeric" error={isTried ? problems.progress : undefined} value={progress} onValue={setProgress}
      />
      <TextArea
        label={t('measures.report.sentence')} error={isTried ? problems.sentence : undefined} limit={LIMIT} value={sentence} onValue={setSentence}
      />
      <PhotoPicker label={t('measures.report.photos')} error={isTried ? problems.photos : undefined} limit={PHOTOS} photos={photos} />
      <div><Button type="submit" variant="primary" isBusy={report.isBusy}>{t('measures.report.send')}</Button></div>
    </Form>
  );
}
