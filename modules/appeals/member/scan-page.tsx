import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { ScanIcon } from '#platform/ui/icons/action-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealsText } from './member-texts.tsx';
import './scan-page.css';
import { scannedCode } from './scanned-code.ts';
import { useScanner, type Scanner, type ScannerState } from './use-scanner.ts';

export function ScanPage(_props: MemberPageProps) {
  return <AppealsText><Scan /></AppealsText>;
}

function Scan() {
  const t = useText();
  const [, navigate] = useLocation();
  const open = (code: string) => navigate(`/s/${code}`);
  const scanner = useScanner(open);
  return (
    <Screen title={t('appeals.member.scan')} back="/">
      <CameraPart {...scanner} />
      <TypedPart onCode={open} />
    </Screen>
  );
}

const WITHOUT_CAMERA: readonly ScannerState[] = ['insecure', 'unsupported', 'refused', 'missing'];

function CameraPart({ state, video, isForeign, start, stop }: Scanner) {
  const t = useText();
  if (WITHOUT_CAMERA.includes(state)) {
    return (
      <Banner
        tone="info" title={t(`appeals.member.scan.${state}`)} isAnnounced
        action={state === 'refused' ? <Button onClick={() => void start()}>{t('ui/retry')}</Button> : undefined}
      >
        {t(`appeals.member.scan.${state}-text`)}
      </Banner>
    );
  }
  return (
    <Card>
      <div className="zj-stack">
        <div className="scan-frame" data-on={state === 'watching' ? '' : undefined}>
          <video ref={video} autoPlay muted playsInline aria-label={t('appeals.member.scan.camera')} hidden={state !== 'watching'} />
          {state !== 'watching' && <ScanIcon />}
        </div>
        <p role="status" className="scan-said">{isForeign ? t('appeals.member.scan.foreign') : t(`appeals.member.scan.${state}`)}</p>
        {state === 'watching'
          ? <Button isWide onClick={stop}>{t('appeals.member.scan.stop')}</Button>
          : <Button variant="primary" isWide isBusy={state === 'asking'} onClick={() => void start()}>{t('appeals.member.scan.start')}</Button>}
        <p className="zj-soft zj-small">{t('appeals.member.scan.own')}</p>
      </div>
    </Card>
  );
}

function TypedPart({ onCode }: { readonly onCode: (code: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const code = scannedCode(typed);
  const submit = (): void => {
    setTried(true);
    if (code !== undefined) onCode(code);
  };
  return (
    <Card title={t('appeals.member.scan.typed')}>
      <Form onSubmit={submit}>
        <TextInput
          label={t('appeals.member.scan.link')} hint={t('appeals.member.scan.link-hint')} inputMode="url" autoComplete="off"
          autoCapitalize="none" spellCheck={false} error={isTried && code === undefined ? t('appeals.member.scan.link-wrong') : undefined}
          value={typed} onValue={setTyped}
        />
        <Button type="submit" isWide>{t('appeals.member.scan.open')}</Button>
      </Form>
    </Card>
  );
}
