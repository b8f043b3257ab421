import { Banner } from '#platform/ui/phone/banner.tsx';
import { CopyField } from '#platform/ui/phone/copy-field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** Whom a link is made for. */
export type LinkedOfficer = { readonly unionId: string; readonly grantId: string; readonly name: string };

export type MadeLinkProps = { readonly title: string; readonly link: string; readonly until: string };

/** A link that is shown once and handed over. */
export function MadeLink({ title, link, until }: MadeLinkProps) {
  const t = useText();
  return (
    <div className="zj-stack">
      <Banner tone="ok" title={title} isAnnounced>{t('accounts.office.link.once', { until: t.format.date(until, 'day-time') })}</Banner>
      <CopyField label={t('accounts.office.link')} value={link} groupsOf={link.length} />
    </div>
  );
}
