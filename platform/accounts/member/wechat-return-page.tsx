import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { MemberPageProps } from './member-route.ts';
import { AccountsText } from './member-texts.tsx';
import { signInPath } from './next-place.ts';
import { useWechatReturn } from './use-wechat-return.ts';
import { WechatBinding } from './wechat-binding.tsx';

/** Where WeChat sends the browser back to. */
export function WechatReturnPage(_props: MemberPageProps) {
  return <AccountsText><Return /></AccountsText>;
}

function Return() {
  const t = useText();
  const { state, ticket, failure, next, leave } = useWechatReturn();
  const again = <LinkButton isWide href={signInPath(next)}>{t('accounts.member.wechat.again')}</LinkButton>;
  return (
    <Screen title={t(state === 'binding' ? 'accounts.member.wechat.bind' : 'accounts.member.wechat.signing-in')} back={signInPath(next)}>
      {state === 'asking' && <Skeleton shape="text" rows={2} />}
      {state === 'failed' && <><FailureBanner failure={failure} />{again}</>}
      {state === 'lost' && <EmptyState title={t('accounts.member.wechat.lost')} text={t('accounts.member.wechat.lost-text')} action={again} />}
      {state === 'binding' && <WechatBinding ticket={ticket} onDone={leave} />}
    </Screen>
  );
}
