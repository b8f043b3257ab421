import { useState } from 'react';
import { localFailure } from '../api/failure.ts';
import { PlusIcon } from '../icons/action-icons.tsx';
import { Banner } from '../phone/banner.tsx';
import { Button, LinkButton } from '../phone/button.tsx';
import { Card } from '../phone/card.tsx';
import { CodeInput } from '../phone/code-input.tsx';
import { EmptyState } from '../phone/empty-state.tsx';
import { FailureBanner } from '../phone/failure-banner.tsx';
import { ListRow, RowList } from '../phone/list-row.tsx';
import { Progress } from '../phone/progress.tsx';
import { Screen } from '../phone/screen.tsx';
import { Skeleton } from '../phone/skeleton.tsx';
import { StatusBadge, type Tone } from '../phone/status-badge.tsx';
import { useToast } from '../phone/toast.tsx';
import { useText } from '../text/text-provider.tsx';
import { GalleryTabs } from './gallery-tabs.tsx';

const TONES: readonly Tone[] = ['info', 'ok', 'warn', 'danger', 'idle'];

export function StatesPage() {
  const t = useText();
  const toast = useToast();
  const [code, setCode] = useState('1234');
  return (
    <Screen title={t('gallery/messages')} tabs={<GalleryTabs />}>
      <Card title={t('gallery/buttons')}>
        <div className="zj-stack">
          <Button variant="primary" isWide icon={<PlusIcon />}>{t('gallery/submit')}</Button>
          <Button variant="primary" isWide isBusy>{t('gallery/submit')}</Button>
          <Button isWide onClick={() => toast({ text: t('gallery/toast'), onUndo: () => toast({ text: t('gallery/undone') }) })}>
            {t('gallery/toast-try')}
          </Button>
          <Button variant="danger" isWide>{t('gallery/withdraw')}</Button>
          <LinkButton variant="quiet" href="/form">{t('gallery/all')}</LinkButton>
        </div>
      </Card>
      <Card title={t('gallery/badges')} look="flush">
        <RowList>{TONES.map((tone) => <ListRow key={tone} title={tone} trailing={<StatusBadge tone={tone} label={t(`gallery/tone/${tone}`)} />} />)}</RowList>
      </Card>
      <Banner tone="info" title={t('gallery/contact')}>{t('gallery/contact-note')}</Banner>
      <Banner tone="warn" title={t('gallery/tone/warn')} action={<Button>{t('gallery/all')}</Button>} />
      <FailureBanner failure={localFailure('http/offline')} onRetry={() => undefined} />
      <FailureBanner failure={{ ...localFailure('http/garbled', 403), code: 'http/not-allowed' }} />
      <Card>
        <CodeInput label={t('gallery/sms')} hint={t('gallery/sms-hint')} value={code} onValue={setCode} error={t('gallery/sms-wrong')} />
      </Card>
      <Card><Progress label={t('gallery/progress')} share={0.4} text={t('gallery/progress-text')} /></Card>
      <Card><Skeleton shape="text" rows={3} /></Card>
      <Card><EmptyState title={t('gallery/empty')} text={t('gallery/empty-text')} action={<LinkButton href="/form" variant="primary">{t('gallery/appeal')}</LinkButton>} /></Card>
    </Screen>
  );
}
