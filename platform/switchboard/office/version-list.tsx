import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { switchboardApi } from './switchboard-api.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** Everything this union has published; any of it can be brought back, as a new version. */
export function VersionList({ layout: { view } }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(switchboardApi.restoreVersion);
  const restore = (restored: number) => run({ unionId: view.unionId, version: view.version, restored, note: t('switchboard.office.restored-note', { version: restored }) });
  const beginning = { version: 0, publishedAt: null, officerName: null, note: '', settings: 0 };
  return (
    <section className="zj-panel" aria-labelledby="portal-versions">
      <h2 id="portal-versions">{t('switchboard.office.versions')}</h2>
      <FailureBanner failure={failure} />
      {view.versions.length === 0 && <p className="zj-soft">{t('switchboard.office.versions-none')}</p>}
      <ul className="portal-rows" aria-label={t('switchboard.office.versions')}>
        {[...view.versions, ...(view.version > 0 && view.versions.at(-1)?.version === 1 ? [beginning] : [])].map((one) => (
          <li className="portal-row" key={one.version}>
            <dl className="portal-facts">
              <dt>{one.version === 0 ? t('switchboard.office.version-none') : t('switchboard.office.version', { version: one.version })}</dt>
              {one.publishedAt !== null && <dd>{t.format.date(one.publishedAt, 'day-time')}</dd>}
              {one.officerName !== null && <dd>{one.officerName}</dd>}
              <dd>{t('switchboard.office.version-settings', { count: one.settings })}</dd>
              {one.note !== '' && <dd>{one.note}</dd>}
            </dl>
            {one.version === view.version
              ? <span className="zj-soft">{t('switchboard.office.version-current')}</span>
              : (
                <Button variant="quiet" isBusy={isBusy} aria-label={t('switchboard.office.restore-of', { version: one.version })} onClick={() => void restore(one.version)}>
                  {t('switchboard.office.restore')}
                </Button>
              )}
          </li>
        ))}
      </ul>
    </section>
  );
}
