import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useWechatDoor } from './use-wechat-door.ts';

/** Beside the phone number, never in its place: whoever has no WeChat, or does not want it to know, loses nothing. */
export function WechatButton({ next, label }: { readonly next: string; readonly label?: string }) {
  const t = useText();
  const door = useWechatDoor(next);
  if (!door.isOpen) return null;
  return (
    <div className="zj-stack">
      <Button isWide isBusy={door.isBusy} onClick={() => void door.go()}>{label ?? t('accounts.member.wechat.sign-in')}</Button>
      <p className="zj-soft zj-small">{t('accounts.member.wechat.hint')}</p>
      <FailureBanner failure={door.failure} onRetry={door.go} />
    </div>
  );
}
