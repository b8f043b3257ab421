import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DoorFrame } from './door-frame.tsx';
import { useSignOut } from './use-sign-out.ts';

/** Signed in, but without any duty: the console has nothing to show, and says who can change that. */
export function NoOfficePage({ name }: { readonly name: string }) {
  const t = useText();
  const { signOut, failure } = useSignOut();
  return (
    <DoorFrame>
      <div className="door-head">
        <h1>{t('accounts.office.no-office.title')}</h1>
        <p className="zj-soft">{t('accounts.office.no-office.text', { name })}</p>
      </div>
      <FailureBanner failure={failure} />
      <Button isWide onClick={signOut}>{t('ui/sign-out')}</Button>
    </DoorFrame>
  );
}
