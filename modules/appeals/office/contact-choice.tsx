import type { Officer } from '#platform/orgs/office/orgs-api.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

export type ContactChoiceProps = {
  readonly unionName: string;
  readonly contacts: readonly Officer[];
  readonly value: string | undefined;
  readonly onValue: (grantId: string) => void;
  readonly isMissing: boolean;
};

/** Which of a union's contact persons, or the way to appoint the first one. */
export function ContactChoice({ unionName, contacts, value, onValue, isMissing }: ContactChoiceProps) {
  const t = useText();
  if (contacts.length === 0) {
    return (
      <Banner
        tone="warn" title={t('appeals.office.code.no-contact', { union: unionName })}
        action={<LinkButton href={`/unions?${new URLSearchParams({ words: unionName }).toString()}`}>{t('appeals.office.code.appoint')}</LinkButton>}
      >
        {t('appeals.office.code.no-contact-hint')}
      </Banner>
    );
  }
  return (
    <ChoiceCards
      legend={t('appeals.office.code.contact')} value={value} onValue={onValue}
      choices={contacts.map((officer) => ({ value: officer.grantId, label: officer.name }))}
      error={isMissing ? t('appeals.office.code.contact-needed') : undefined}
    />
  );
}
