import { useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useCamera } from './use-camera.ts';

/** `isFirst`: reading a code is the next thing to do. A camera, and a field into which a reader on a cable types the code and presses Enter. */
export function CodePart({ onCode, isFirst }: { readonly onCode: (text: string) => void; readonly isFirst: boolean }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const { state, video, start, stop } = useCamera(onCode);
  const send = () => {
    if (typed.trim() === '') return;
    onCode(typed);
    setTyped('');
  };
  return (
    <div className="zj-stack">
      {state === 'insecure' || state === 'refused' || state === 'missing'
        ? <Banner tone="info" title={t(`gate.camera.${state}`)} action={state === 'refused' ? <Button onClick={() => void start()}>{t('ui/retry')}</Button> : undefined}>{t('gate.camera.else')}</Banner>
        : (
          <div className="zj-stack">
            <div className="gate-frame" hidden={state !== 'watching'}><video ref={video} autoPlay muted playsInline aria-label={t('gate.camera')} /></div>
            {state === 'watching'
              ? <Button isWide onClick={stop}>{t('gate.camera.stop')}</Button>
              : <Button variant={isFirst ? 'primary' : 'secondary'} isWide isBusy={state === 'asking'} onClick={() => void start()}>{t('gate.camera.start')}</Button>}
          </div>
        )}
      <Form onSubmit={send}>
        <TextInput label={t('gate.code')} hint={t('gate.code-hint')} value={typed} onValue={setTyped} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        <Button type="submit" isWide>{t('gate.code-send')}</Button>
      </Form>
    </div>
  );
}
