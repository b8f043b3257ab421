import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Recipient } from './appeals-api.ts';
import { RecipientCard } from './recipient-card.tsx';

export type RetiredCodeProps = {
  readonly recipient: Recipient;
  readonly retired: NonNullable<Recipient['retired']>;
  readonly onGoOn: () => void;
};

/** The poster is no longer in use. It says so, shows who would get what is written now, and leads on when told to. */
export function RetiredCode({ recipient, retired, onGoOn }: RetiredCodeProps) {
  const t = useText();
  const kind = retired.isReplaced ? 'replaced' : 'upper';
  const unions = { union: retired.unionName, upper: recipient.unionName };
  return (
    <div className="zj-stack" data-gap="wide">
      <Banner tone="warn" title={t(`appeals.member.code.${kind}`)}>{t(`appeals.member.code.${kind}-text`, unions)}</Banner>
      <RecipientCard {...recipient} />
      <div className="zj-stack">
        <Button variant="primary" isWide onClick={onGoOn}>{t(`appeals.member.code.${kind}-go`, unions)}</Button>
        <LinkButton href="/scan" isWide>{t('appeals.member.code.scan-another')}</LinkButton>
        <LinkButton href="/receipt" isWide>{t('appeals.member.code.look-up')}</LinkButton>
      </div>
    </div>
  );
}
