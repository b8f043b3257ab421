import { useRead } from '#platform/ui/api/use-read.ts';
import { Card } from '#platform/ui/phone/card.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { privacyApi, type Look } from './privacy-api.ts';

/** Who looked, newest first. */
export function LooksCard() {
  const t = useText();
  const read = useRead(privacyApi.listLooks, { language: t.language });
  return (
    <Card title={t('privacy.member.looks')}>
      <ReadState read={read} skeleton={<Skeleton rows={2} />}>
        {({ looks, keptDays }) => (
          <div className="zj-stack">
            <p className="zj-soft">{t('privacy.member.looks-lead', { days: keptDays })}</p>
            {looks.length === 0
              ? <p>{t('privacy.member.no-looks')}</p>
              : <ul className="held-entries">{looks.map((look, place) => <li key={place}><LookLine look={look} /></li>)}</ul>}
          </div>
        )}
      </ReadState>
    </Card>
  );
}

function LookLine({ look }: { readonly look: Look }) {
  const t = useText();
  return (
    <>
      <p>{look.what}</p>
      <p className="zj-soft zj-small">{look.who}</p>
      {look.reason !== null && <p className="zj-soft zj-small">{t('privacy.member.reason', { reason: look.reason })}</p>}
      <p className="zj-soft zj-small">{t.format.date(look.at, 'day-time')}</p>
    </>
  );
}
