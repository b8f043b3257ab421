import { useText } from '#platform/ui/text/text-provider.tsx';

const PARTS = ['who', 'what', 'why', 'how-long', 'rights'] as const;

/** The notice a worker consents to, whole and in this version's words (PIPL 17). */
export function NoticeText({ version }: { readonly version: string }) {
  const t = useText();
  return (
    <details className="membership-notice">
      <summary>{t('membership.member.form.notice', { version })}</summary>
      <dl>
        {PARTS.map((part) => (
          <div key={part}><dt>{t(`membership.consent.${version}.${part}`)}</dt><dd>{t(`membership.consent.${version}.${part}-text`)}</dd></div>
        ))}
      </dl>
    </details>
  );
}
