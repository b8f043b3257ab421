import { LinkButton } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AccountsText } from './member-texts.tsx';
import { signInPath } from './next-place.ts';

export type SignInInviteProps = {
  /** What would stand here, in the words of the page that shows it. */
  readonly title: string;
  readonly text: string;
  /** The page to come back to. */
  readonly next: string;
};

/** In place of what belongs to a person, while nobody is signed in. */
export function SignInInvite(props: SignInInviteProps) {
  return <AccountsText><Invite {...props} /></AccountsText>;
}

function Invite({ title, text, next }: SignInInviteProps) {
  const t = useText();
  return (
    <EmptyState
      title={title} text={text}
      action={<LinkButton variant="primary" href={signInPath(next)}>{t('accounts.member.sign-in-by-phone')}</LinkButton>}
    />
  );
}
