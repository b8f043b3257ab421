import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AddressForm } from './address-form.tsx';
import { BannerList } from './banner-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import { GroupList } from './group-list.tsx';
import { LookPanel } from './look-panel.tsx';
import { ServiceWordsContext, useServiceWords, type ServiceWords } from './office-words.ts';
import { PublishBar } from './publish-bar.tsx';
import { ServiceList } from './service-list.tsx';
import { switchboardApi, type LayoutView } from './switchboard-api.ts';
import { useLayoutDraft, type LayoutDraft } from './use-layout-draft.ts';
import { VersionList } from './version-list.tsx';
import './portal-page.css';

/** One union's part of the switchboard: what is on, how it is called and ordered, and the phone as it will be. */
export function PortalPage({ words }: { readonly words: ServiceWords }) {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const read = useRead(switchboardApi.readLayout, { unionId });
  return (
    <ServiceWordsContext value={words}>
      <PageHeader title={t('switchboard.office.title')} lead={t('switchboard.office.lead', { union: unionName })} />
      <DataState read={read}>{(view) => <LayoutDesk key={`${view.unionId} ${view.version}`} view={view} />}</DataState>
    </ServiceWordsContext>
  );
}

function LayoutDesk({ view }: { readonly view: LayoutView }) {
  const layout = useLayoutDraft(view);
  return (
    <>
      <div className="portal-desk">
        <div className="portal-panels">
          <ConflictList layout={layout} />
          <ServiceList layout={layout} />
          <GroupList layout={layout} />
          <BannerList layout={layout} />
          <LookPanel layout={layout} />
          <AddressForm view={view} />
          <VersionList layout={layout} />
        </div>
        <Preview layout={layout} />
      </div>
      <PublishBar layout={layout} />
    </>
  );
}

/** The phone beside the settings: the same components, seen and not touched. */
function Preview({ layout: { portal, view } }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { preview } = useServiceWords();
  return (
    <aside className="portal-preview" aria-labelledby="portal-preview">
      <h2 id="portal-preview">{t('switchboard.office.preview')}</h2>
      <div className="portal-phone"><div inert>{preview({ portal, unionName: view.unionName })}</div></div>
    </aside>
  );
}
