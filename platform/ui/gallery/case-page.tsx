import { useState } from 'react';
import { AppealIcon, PersonIcon } from '../icons/place-icons.tsx';
import { CheckIcon, ChatIcon } from '../icons/sign-icons.tsx';
import { Banner } from '../phone/banner.tsx';
import { Button } from '../phone/button.tsx';
import { Card } from '../phone/card.tsx';
import { CopyField } from '../phone/copy-field.tsx';
import { Dialog } from '../phone/dialog.tsx';
import { Rating, RatingShown, type Stars } from '../phone/rating.tsx';
import { Screen } from '../phone/screen.tsx';
import { StatusBadge } from '../phone/status-badge.tsx';
import { Timeline } from '../phone/timeline.tsx';
import { whenText } from '../text/when.ts';
import { useText } from '../text/text-provider.tsx';
import { GalleryTabs } from './gallery-tabs.tsx';

export function CasePage() {
  const t = useText();
  const [stars, setStars] = useState<Stars | undefined>(4);
  const [isAsking, setAsking] = useState(false);
  const when = (instant: string) => ({ instant, when: whenText(t, instant) });
  return (
    <Screen
      title={t('gallery/matter-1')} back="/" tabs={<GalleryTabs />}
      actions={<StatusBadge tone="ok" label={t('gallery/state-closed')} />}
    >
      <Banner tone="ok" title={t('gallery/sent')}>{t('gallery/sent-note')}</Banner>
      <CopyField label={t('gallery/code')} value="48210937561029384756" hint={t('gallery/code-hint')} />
      <Card title={t('gallery/course')}>
        <Timeline
          label={t('gallery/course')}
          steps={[
            { id: '1', title: t('gallery/step-sent'), icon: <AppealIcon />, tone: 'info', ...when('2026-11-20T01:12:00Z') },
            { id: '2', title: t('gallery/step-accepted'), icon: <PersonIcon />, tone: 'info', by: t('gallery/officer'), ...when('2026-11-20T03:40:00Z') },
            { id: '3', title: t('gallery/step-answered'), icon: <ChatIcon />, tone: 'warn', by: t('gallery/officer'), body: t('gallery/answer'), ...when('2026-11-21T08:05:00Z') },
            { id: '4', title: t('gallery/step-closed'), icon: <CheckIcon />, tone: 'ok', ...when('2026-11-22T02:30:00Z') },
            { id: '5', title: t('gallery/step-rated'), isAhead: true, when: t('gallery/step-rated-until') },
          ]}
        />
      </Card>
      <Card>
        <div className="zj-stack">
          <Rating legend={t('gallery/rate')} value={stars} onValue={setStars} />
          <Button variant="primary" isWide>{t('gallery/solved')}</Button>
          <Button isWide onClick={() => setAsking(true)}>{t('gallery/unsolved')}</Button>
          {stars !== undefined && <RatingShown value={stars} />}
        </div>
      </Card>
      <Dialog
        isOpen={isAsking} onClose={() => setAsking(false)} title={t('gallery/reopen')} description={t('gallery/reopen-note')}
        actions={(
          <>
            <Button variant="primary" isWide onClick={() => setAsking(false)}>{t('gallery/reopen-yes')}</Button>
            <Button isWide onClick={() => setAsking(false)}>{t('ui/cancel')}</Button>
          </>
        )}
      />
    </Screen>
  );
}
