import { DrawText } from '#capabilities/draw/member/draw-text.tsx';
import { SignupText } from '#capabilities/signup/member/member-texts.tsx';
import { AidText } from '#modules/aid/member/member-texts.tsx';
import { AppealsText } from '#modules/appeals/member/member-texts.tsx';
import { MembershipText } from '#modules/membership/member/member-texts.tsx';
import { AccountsText } from '#platform/accounts/member/member-texts.tsx';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { FlowsText } from '#platform/flows/member/member-texts.tsx';
import { MessagesPage } from '#platform/notices/member/messages-page.tsx';
import { OrgsText } from '#platform/orgs/member/member-texts.tsx';
import { PrivacyText } from '#platform/privacy/member/member-texts.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** Wires the messages to the modules that send them and to the way in. */
export function MessagesRoute({ tabs }: MemberPageProps) {
  const t = useText();
  const { me } = useMe();
  const invitation = me === null
    ? <SignInInvite title={t('member.messages.signed-out')} text={t('member.messages.signed-out-text')} next="/messages" />
    : undefined;
  return <AppealsText><MembershipText><AccountsText><OrgsText><PrivacyText><FlowsText><AidText><DrawText><SignupText><MessagesPage tabs={tabs} invitation={invitation} /></SignupText></DrawText></AidText></FlowsText></PrivacyText></OrgsText></AccountsText></MembershipText></AppealsText>;
}
