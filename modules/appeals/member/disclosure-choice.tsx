import { HiddenIcon, LockIcon, NamedIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DISCLOSURE_LIST, type Disclosure } from './appeals-api.ts';

const icons = { named: <NamedIcon />, confidential: <LockIcon />, anonymous: <HiddenIcon /> } as const;

export type DisclosureChoiceProps = {
  readonly value: Disclosure | undefined;
  readonly error: string | undefined;
  readonly onValue: (value: Disclosure) => void;
};

/** Who may know who wrote. Every choice says what it protects and what it does not. */
export function DisclosureChoice({ value, error, onValue }: DisclosureChoiceProps) {
  const t = useText();
  return (
    <>
      <ChoiceCards
        legend={t('appeals.member.form.disclosure')} error={error} value={value} onValue={onValue}
        choices={DISCLOSURE_LIST.map((one) => ({
          value: one, icon: icons[one], label: t(`appeals.member.disclosure.${one}`), description: t(`appeals.member.disclosure.${one}-hint`),
        }))}
      />
      {value === 'anonymous' && isWechat(navigator.userAgent) && (
        <Banner tone="warn" title={t('appeals.member.form.wechat')} isAnnounced>{t('appeals.member.form.wechat-text')}</Banner>
      )}
    </>
  );
}

/** WeChat's own browser tells Tencent which account opened which address, whatever the page does. */
export function isWechat(userAgent: string): boolean {
  return /MicroMessenger/i.test(userAgent);
}
