import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { SignInInvite } from './sign-in-invite.tsx';
import { useMe } from './use-me.ts';
import { useWechatDoor } from './use-wechat-door.ts';
import { wechatApi } from './wechat-api.ts';
import { WechatButton } from './wechat-button.tsx';

const HERE = '/me/wechat';

/** Whether a WeChat opens this account, and the end of it. */
export function WechatPage(_props: MemberPageProps) {
  return <AccountsText><WechatView /></AccountsText>;
}

function WechatView() {
  const t = useText();
  const { me } = useMe();
  return (
    <Screen title={t('accounts.member.wechat')} back="/me">
      {me === null && <SignInInvite title={t('accounts.member.wechat')} text={t('accounts.member.wechat.signed-out')} next={HERE} />}
      {me !== null && me !== undefined && <OwnWechat />}
    </Screen>
  );
}

function OwnWechat() {
  const t = useText();
  const { answer, failure, refresh } = useRead(wechatApi.readOwnWechat, {});
  const unbind = useCommand(wechatApi.unbindWechat);
  if (answer === undefined) return <><FailureBanner failure={failure} onRetry={refresh} />{failure === undefined && <Skeleton rows={1} />}</>;
  if (answer.boundAt === null) return <Unbound />;
  return (
    <Card>
      <div className="zj-stack">
        <p>{t('accounts.member.wechat.bound', { day: t.format.date(answer.boundAt, 'day') })}</p>
        <p className="zj-soft">{t('accounts.member.wechat.unbind-text')}</p>
        <FailureBanner failure={unbind.failure} onRetry={() => void unbind.run({})} />
        <Button isWide isBusy={unbind.isBusy} onClick={() => void unbind.run({})}>{t('accounts.member.wechat.unbind')}</Button>
      </div>
    </Card>
  );
}

function Unbound() {
  const t = useText();
  const { isOpen } = useWechatDoor(HERE);
  return (
    <>
      <EmptyState title={t('accounts.member.wechat.unbound')} text={t(isOpen ? 'accounts.member.wechat.unbound-text' : 'accounts.member.wechat.open-inside')} />
      <WechatButton next={HERE} label={t('accounts.member.wechat.bind')} />
    </>
  );
}
