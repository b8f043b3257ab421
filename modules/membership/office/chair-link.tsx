import { StartLink } from '#platform/accounts/office/start-link.tsx';
import { orgsApi } from '#platform/orgs/office/orgs-api.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** The union is established: the one-time link by which its elected chair begins. */
export function ChairLink({ unionId }: { readonly unionId: string }) {
  const t = useText();
  const { answer } = useRead(orgsApi.listOfficers, { unionId });
  const chair = answer?.officers.find(({ role }) => role === 'chair');
  if (chair === undefined) return null;
  return (
    <section className="zj-panel zj-stack">
      <Banner tone="ok" title={t('membership.office.established', { name: chair.name })} />
      <StartLink unionId={unionId} grantId={chair.grantId} name={chair.name} />
    </section>
  );
}
