import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { useToast } from '#platform/ui/phone/toast.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { ChangeList } from './change-list.tsx';
import { designerApi, type DefinitionView, type VersionLine } from './designer-api.ts';
import { useDesk } from './design-context.ts';

/** Everything that was published, what was otherwise each time, and the way back to any of it. */
export function VersionsTab() {
  const t = useText();
  const { view } = useDesk();
  if (view === undefined || view.versions.length === 0) return <EmptyState title={t('flows.designer.versions-none')} text={t('flows.designer.versions-none-text')} />;
  return (
    <div className="zj-stack fd-panels">
      <section className="zj-panel" aria-labelledby="flow-versions">
        <h2 id="flow-versions">{t('flows.designer.tab.versions')}</h2>
        <ol className="fd-versions">
          {view.versions.map((version) => <VersionRow key={version.versionId} version={version} view={view} />)}
        </ol>
      </section>
      {view.versions.length > 1 && <Compare versions={view.versions} />}
    </div>
  );
}

function VersionRow({ version, view }: { readonly version: VersionLine; readonly view: DefinitionView }) {
  const t = useText();
  const isCurrent = version.versionId === view.versionId;
  return (
    <li>
      <strong>{versionName(t, version)}</strong>
      {isCurrent && <StatusBadge tone="ok" label={t('flows.designer.version-current')} />}
      <span className="fd-hint">{version.publishedAt === null ? t('flows.designer.version-product') : t('flows.designer.version-by', { day: t.format.date(version.publishedAt, 'day-time'), person: version.publishedBy ?? '' })}</span>
      <span className="fd-hint">{t('flows.designer.running', { count: version.running })}</span>
    </li>
  );
}

function versionName(t: Translator, { number, unionName }: VersionLine): string {
  return unionName === null ? t('flows.designer.version-of-product', { number: String(number) }) : t('flows.designer.version-of', { union: unionName, number: String(number) });
}

/** Two versions beside each other, the newest and the one before it to begin with. */
function Compare({ versions }: { readonly versions: readonly VersionLine[] }) {
  const t = useText();
  const say = useToast();
  const { unionId, process, definition, change, mayEdit, showTab } = useDesk();
  const [newer, setNewer] = useState(versions[0]?.versionId ?? '');
  const [older, setOlder] = useState(versions[1]?.versionId ?? '');
  const options = versions.map((version) => ({ value: version.versionId, label: versionName(t, version) }));
  const [before, after] = [useRead(designerApi.readDefinition, { unionId, process, versionId: older }), useRead(designerApi.readDefinition, { unionId, process, versionId: newer })];
  const both = { answer: before.answer === undefined || after.answer === undefined ? undefined : { before: before.answer, after: after.answer }, failure: before.failure ?? after.failure, isLoading: before.isLoading || after.isLoading, refresh: () => { before.refresh(); after.refresh(); } };
  const bringBack = () => {
    if (before.answer === undefined) return;
    change(before.answer.definition);
    showTab('flow');
    say({ text: t('flows.designer.version-back'), onUndo: () => change(definition) });
  };
  return (
    <section className="zj-panel zj-stack" aria-labelledby="flow-compare">
      <h2 id="flow-compare">{t('flows.designer.compare')}</h2>
      <div className="fd-pair">
        <SelectFilter label={t('flows.designer.compare-from')} value={older} options={options} onValue={setOlder} />
        <SelectFilter label={t('flows.designer.compare-to')} value={newer} options={options} onValue={setNewer} />
      </div>
      <DataState read={both}>{({ before: was, after: is }) => <ChangeList before={was.definition} after={is.definition} label={t('flows.designer.compare')} />}</DataState>
      {mayEdit && <div><Button onClick={bringBack}>{t('flows.designer.version-bring-back')}</Button></div>}
    </section>
  );
}
