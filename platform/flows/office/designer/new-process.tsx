import { useState } from 'react';
import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { inLanguage } from '#platform/forms/in-language.ts';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ProcessDefinition } from '../../wire.ts';
import { designerApi, type DefinitionLine } from './designer-api.ts';
import { blankProcess, listNew, ownKey, proposeKey, rememberNew } from './new-processes.ts';
import { draftName, type HeldDesign } from './held-design.ts';

/** `template`: the process to begin from, '' for a blank one; undefined while nobody asks for a new one. */
export type NewProcessProps = { readonly definitions: readonly DefinitionLine[]; readonly template: string | undefined; readonly onClose: () => void };

/** A process of the union's own: a name, and what to begin from. It stands in the designer then, and nowhere else. */
export function NewProcess({ definitions, template, onClose }: NewProcessProps) {
  const t = useText();
  const [, go] = useLocation();
  const { unionId } = useActingOffice();
  const { client } = useConnection();
  const taken = [...definitions.map(({ process }) => process), ...listNew(unionId)];
  const copied = definitions.find(({ process }) => process === template);
  const [title, setTitle] = useState(copied === undefined ? '' : t('flows.designer.copy-of-title', { title: inLanguage(copied.title, t.language) }).slice(0, 200));
  const [from, setFrom] = useState(template ?? '');
  const [typed, setTyped] = useState<string>();
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<ApiFailure>();
  const key = typed === undefined ? ownKey(title) ?? proposeKey(taken) : ownKey(typed);
  const isTaken = key !== undefined && taken.includes(key);
  const make = async () => {
    setTried(true);
    if (title.trim() === '' || key === undefined || isTaken) return;
    const model = from === '' ? undefined : await client.call(designerApi.readDefinition, { unionId, process: from });
    if (model !== undefined && !model.ok) return setFailure(model.failure);
    const definition: ProcessDefinition = model === undefined ? blankProcess(title.trim(), t('flows.kind.approve')) : { ...model.value.definition, title: { 'zh-CN': title.trim() } };
    const held: HeldDesign = { format: 1, basedOn: null, basis: null, definition, mergedWith: null };
    visitMemory.write(`zhijia.draft.${draftName(unionId, key)}`, JSON.stringify(held));
    rememberNew(unionId, key);
    go(`/flows/definitions/${key}`);
  };
  return (
    <Dialog
      isOpen={template !== undefined} onClose={onClose} title={t('flows.designer.new')} description={t('flows.designer.new-lead')}
      actions={<><Button onClick={onClose}>{t('ui/cancel')}</Button><Button variant="primary" onClick={() => void make()}>{t('flows.designer.new-make')}</Button></>}
    >
      <div className="zj-stack">
        <FailureBanner failure={failure} />
        <TextInput label={t('flows.designer.head.title')} value={title} onValue={setTitle} limit={200} {...(isTried && title.trim() === '' && { error: t('flows.problem.words-missing') })} />
        <SelectFilter
          label={t('flows.designer.new-from')} value={from} onValue={setFrom}
          options={[{ value: '', label: t('flows.designer.new-blank') }, ...definitions.map((line) => ({ value: line.process, label: inLanguage(line.title, t.language) }))]}
        />
        <TextInput
          label={t('flows.designer.new-key')} hint={t('flows.designer.new-key-hint')} value={typed ?? (key ?? '').replace('own.', '')} onValue={setTyped}
          {...(isTaken && { error: t('flows.designer.new-key-taken') })} {...(isTried && key === undefined && { error: t('flows.designer.new-key-wrong') })}
        />
      </div>
    </Dialog>
  );
}
