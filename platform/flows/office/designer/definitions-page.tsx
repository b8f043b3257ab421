import { useState } from 'react';
import Table from 'antd/es/table';
import { Link } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { inLanguage, type Words } from '#platform/forms/in-language.ts';
import { formsOfficeTexts } from '#platform/forms/office/office-texts.ts';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { StatusBadge } from '#platform/ui/phone/status-badge.tsx';
import { readDraft } from '#platform/ui/phone/use-draft.ts';
import { ModuleText, useText } from '#platform/ui/text/text-provider.tsx';
import { designerApi, type DefinitionLine, type DraftLine } from './designer-api.ts';
import { draftName, isHeldDesign } from './held-design.ts';
import { NewProcess } from './new-process.tsx';
import { listNew } from './new-processes.ts';
import './designer.css';

type Row = Pick<DefinitionLine, 'process' | 'group'> & { readonly title: Words; readonly line: DefinitionLine | undefined; readonly hasDraft: boolean };

/** 流程与表单: what this union works by, where each comes from, what is new above; and a new one of its own. */
export function DefinitionsPage() {
  return <Coming sign={<Skeleton rows={4} />}><ModuleText source={formsOfficeTexts}><Definitions /></ModuleText></Coming>;
}

function Definitions() {
  const t = useText();
  const { unionId, unionName, may } = useActingOffice();
  const list = useRead(designerApi.listDefinitions, { unionId });
  const [copied, setCopied] = useState<string>();
  const mayEdit = may('flows.process.define');
  const drafts = useRead(designerApi.listDrafts, { unionId }, { isReady: mayEdit }).answer?.drafts ?? [];
  return (
    <>
      <PageHeader title={t('flows.designer.menu')} lead={t('flows.designer.list-lead', { union: unionName })} actions={mayEdit && <Button variant="primary" onClick={() => setCopied('')}>{t('flows.designer.new')}</Button>} />
      <div className="zj-panel">
        <DataState read={list} isEmpty={({ definitions }) => definitions.length === 0 && listNew(unionId).length === 0 && drafts.length === 0} empty={{ title: t('flows.designer.list-none'), text: t('flows.designer.list-none-text') }}>
          {({ definitions }) => <DefinitionTable rows={rowsOf(unionId, definitions, drafts)} onCopy={mayEdit ? setCopied : undefined} />}
        </DataState>
      </div>
      {list.answer !== undefined && <NewProcess key={copied} definitions={list.answer.definitions} template={copied} onClose={() => setCopied(undefined)} />}
    </>
  );
}

function DefinitionTable({ rows, onCopy }: { readonly rows: readonly Row[]; readonly onCopy: ((process: string) => void) | undefined }) {
  const t = useText();
  const name = ({ title }: Row) => inLanguage(title, t.language);
  return (
    <Table<Row>
      rowKey="process" dataSource={[...rows]} pagination={false} scroll={{ x: 'max-content' }}
      columns={[
        { title: t('flows.designer.column.process'), render: (_, row) => <Link href={`/flows/definitions/${row.process}`}>{name(row)}</Link> },
        { title: t('flows.designer.column.group'), render: (_, row) => t(`flows.group.${row.group}`) },
        { title: t('flows.designer.column.from'), render: (_, { line }) => (line === undefined ? t('flows.designer.from.new') : t(`flows.designer.from.${line.from}`, { union: line.fromUnionName ?? '' })) },
        { title: t('flows.designer.column.running'), align: 'right', render: (_, { line }) => (line === undefined ? '' : t.format.number(line.running)) },
        {
          title: t('flows.designer.column.state'),
          render: (_, { line, hasDraft }) => (
            <span className="fd-badges">
              {line?.hasUpgrade === true && <StatusBadge tone="info" label={t('flows.designer.has-upgrade')} />}
              {hasDraft && <StatusBadge tone="warn" label={t('flows.designer.draft')} />}
            </span>
          ),
        },
        ...(onCopy === undefined ? [] : [{
          title: t('flows.designer.column.acts'),
          render: (_: unknown, row: Row) => row.line !== undefined && <Button variant="quiet" onClick={() => onCopy(row.process)}>{t('flows.designer.copy')}<span className="zj-unseen">{name(row)}</span></Button>,
        }]),
      ]}
    />
  );
}

/** What is published, what was begun in this tab, and what somebody of the union began and has not published. */
function rowsOf(unionId: string, definitions: readonly DefinitionLine[], drafts: readonly DraftLine[]): readonly Row[] {
  const heldOf = (process: string) => readDraft(draftName(unionId, process), isHeldDesign, visitMemory);
  const begun = listNew(unionId).filter((process) => definitions.every((line) => line.process !== process));
  return [
    ...definitions.map((line): Row => ({ process: line.process, group: line.group, title: line.title, line, hasDraft: heldOf(line.process) !== undefined || drafts.some((draft) => draft.process === line.process) })),
    ...begun.flatMap((process): Row[] => {
      const held = heldOf(process);
      return held === undefined ? [] : [{ process, group: held.definition.group, title: held.definition.title, line: undefined, hasDraft: true }];
    }),
    ...drafts.filter(({ process }) => !begun.includes(process) && definitions.every((line) => line.process !== process)).map(({ process, title }): Row => ({
      process, group: 'members', title: { 'zh-CN': title === '' ? process : title }, line: undefined, hasDraft: true,
    })),
  ];
}
