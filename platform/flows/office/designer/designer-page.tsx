import { useMemo, useState } from 'react';
import Tabs from 'antd/es/tabs';
import { useParams } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { inLanguage } from '#platform/forms/in-language.ts';
import { FormBuilder } from '#platform/forms/office/form-builder.tsx';
import { formsOfficeTexts } from '#platform/forms/office/office-texts.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { ToastProvider } from '#platform/ui/phone/toast.tsx';
import { ModuleText, useText } from '#platform/ui/text/text-provider.tsx';
import { lanesAcross } from '../../rules/definition-pieces.ts';
import { AboutTab } from './about-tab.tsx';
import { DesignContext, useDesk, type Desk } from './design-context.ts';
import { designerApi, type Backing, type DefinitionLine, type DefinitionView, type KeptDraft } from './designer-api.ts';
import { DraftBanner } from './draft-banner.tsx';
import { DryRunTab } from './dry-run-tab.tsx';
import { FlowCanvas } from './flow-canvas.tsx';
import { blankProcess, listNew } from './new-processes.ts';
import { OutdatedBanner } from './outdated-banner.tsx';
import { TABS, type Selection, type Tab } from './places.ts';
import { ProblemList } from './problem-list.tsx';
import { PublishBar } from './publish-bar.tsx';
import { StepDrawer } from './step-drawer.tsx';
import { UpgradeTab } from './upgrade-tab.tsx';
import { useDesign } from './use-design.ts';
import { useFoundDraft } from './use-kept-draft.ts';
import { VersionsTab } from './versions-tab.tsx';
import './designer.css';

/** Cards side by side that fit beside the list on a screen of 1440. */
const LANES_BESIDE_LIST = 3;

/** What was never published has no code behind it, and may begin whatever the union has. */
function backingOfNew(definitions: readonly DefinitionLine[]): Backing {
  const processes = Object.fromEntries(definitions.map(({ process, title }) => [process, title]));
  return { calls: [], papers: [], events: [], limits: [], processes: Object.keys(processes), names: { calls: {}, papers: {}, events: {}, limits: {}, processes } };
}

/** One process: its flow, its form, what it is called, its versions. What is changed takes effect when it is published. */
export function DesignerPage() {
  return (
    <Coming sign={<Skeleton rows={6} />}>
      <ModuleText source={formsOfficeTexts}><ToastProvider><OpenDesign /></ToastProvider></ModuleText>
    </Coming>
  );
}

function OpenDesign() {
  const t = useText();
  const { process = '' } = useParams();
  const { unionId, may } = useActingOffice();
  // Kept here: a version that was just published begins the designer anew, on the tab where one was.
  const tabs = useState<Tab>('flow');
  const list = useRead(designerApi.listDefinitions, { unionId });
  const line = list.answer?.definitions.find((one) => one.process === process);
  const mayEdit = may('flows.process.define');
  const draft = useFoundDraft(unionId, process, mayEdit);
  const { found = null } = draft;
  const isOpen = !mayEdit || draft.found !== undefined;
  const isNew = isOpen && list.answer !== undefined && line === undefined && (listNew(unionId).includes(process) || found !== null);
  const read = useRead(designerApi.readDefinition, { unionId, process }, { isReady: line !== undefined && isOpen });
  if (isNew) return <Designer key={`${unionId} ${process}`} process={process} view={undefined} offered={list.answer?.definitions ?? []} line={undefined} tabs={tabs} found={found} onDropped={draft.forget} />;
  const missing = isOpen && list.answer !== undefined && line === undefined;
  const crumbs = [{ label: t('flows.designer.menu'), href: '/flows/definitions' }];
  if (missing) return <PageHeader title={t('flows.designer.not-there')} lead={t('flows.designer.not-there-text')} crumbs={crumbs} />;
  const state = { ...read, answer: isOpen ? read.answer : undefined, failure: list.failure ?? draft.failure ?? read.failure, isLoading: list.isLoading || read.isLoading };
  return (
    <>
      {read.answer === undefined && <PageHeader title={line === undefined ? t('flows.designer.menu') : inLanguage(line.title, t.language)} crumbs={crumbs} />}
      <DataState read={state}>{(view) => <Designer key={`${unionId} ${process} ${view.versionId}`} process={process} view={view} offered={list.answer?.definitions ?? []} line={line} tabs={tabs} found={found} onDropped={draft.forget} />}</DataState>
    </>
  );
}

type DesignerProps = { readonly process: string; readonly view: DefinitionView | undefined; readonly offered: readonly DefinitionLine[]; readonly line: DefinitionLine | undefined; readonly found: KeptDraft | null; readonly onDropped: () => void; readonly tabs: readonly [Tab, (tab: Tab) => void] };

function Designer({ process, view, offered, line, found, onDropped, tabs: [tab, showTab] }: DesignerProps) {
  const t = useText();
  const { unionId, may } = useActingOffice();
  const [selected, select] = useState<Selection>();
  const blank = useMemo(() => blankProcess(t('flows.designer.new-title'), t('flows.kind.approve')), [t]);
  const backing = useMemo(() => view ?? backingOfNew(offered), [view, offered]);
  const design = useDesign({ unionId, process, view, blank, backing, found, onDropped, mayEdit: may('flows.process.define') });
  const desk: Desk = { ...design, tab, showTab, selected, select };
  return (
    <DesignContext value={desk}>
      <DesignerHead line={line} />
      <DraftBanner />
      <OutdatedBanner />
      <Tabs className="fd-tabs" activeKey={tab} onChange={(key) => showTab(TABS.find((one) => one === key) ?? 'flow')} items={tabsOf(desk, line).map(({ key, count, children }) => ({ key, children, label: tabLabel(t(`flows.designer.tab.${key}`), count) }))} />
      <StepDrawer />
      <PublishBar />
    </DesignContext>
  );
}

function tabLabel(name: string, count: number): string {
  return count === 0 ? name : `${name} (${count})`;
}

function tabsOf({ problems, view }: Desk, line: DefinitionLine | undefined) {
  const wrong = (tab: Tab) => problems.filter((problem) => problem.tab === tab).length;
  const tabs = [
    { key: 'flow' as const, count: wrong('flow'), children: <FlowTab /> },
    { key: 'form' as const, count: wrong('form'), children: <FormTab /> },
    { key: 'about' as const, count: wrong('about'), children: <AboutTab /> },
    { key: 'try' as const, count: 0, children: <DryRunTab /> },
    { key: 'versions' as const, count: 0, children: <VersionsTab /> },
  ];
  return view === undefined ? tabs : [...tabs, { key: 'upgrade' as const, count: line?.hasUpgrade === true ? 1 : 0, children: <UpgradeTab line={line} view={view} /> }];
}

function DesignerHead({ line }: { readonly line: DefinitionLine | undefined }) {
  const t = useText();
  const { definition, undo, redo, mayEdit, isDirty } = useDesk();
  const from = line === undefined ? t('flows.designer.from.new') : t(`flows.designer.from.${line.from}`, { union: line.fromUnionName ?? '' });
  return (
    <PageHeader
      title={inLanguage(definition.title, t.language) || t('flows.designer.new-title')} crumbs={[{ label: t('flows.designer.menu'), href: '/flows/definitions' }]}
      lead={t(mayEdit ? 'flows.designer.lead' : 'flows.designer.read-only')}
      badge={<><StatusBadge tone="info" label={from} />{isDirty && <StatusBadge tone="warn" label={t('flows.designer.draft')} />}</>}
      actions={mayEdit && (undo !== undefined || redo !== undefined) && (
        <>
          <Button onClick={undo ?? (() => undefined)} aria-disabled={undo === undefined}>{t('ui/undo')}</Button>
          <Button onClick={redo ?? (() => undefined)} aria-disabled={redo === undefined}>{t('flows.designer.redo')}</Button>
        </>
      )}
    />
  );
}

function FlowTab() {
  const { definition } = useDesk();
  // A flow that is wider than what is left beside the list gets the whole width, and the list stands above it.
  return (
    <div className="fd-desk" data-wide={lanesAcross(definition.flow.steps) > LANES_BESIDE_LIST ? '' : undefined}>
      <FlowCanvas />
      <ProblemList />
    </div>
  );
}

function FormTab() {
  const { definition, change, problems, view, mayEdit } = useDesk();
  const own = problems.flatMap(({ field }) => (field === undefined ? [] : [field]));
  return (
    <div inert={!mayEdit}>
      <FormBuilder form={definition.form} onChange={(form) => change({ ...definition, form }, 'form')} problems={own} {...(view !== undefined && { published: view.definition.form })} />
    </div>
  );
}
