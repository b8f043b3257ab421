import { SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { BEGUN_BY, GROUPS, type ProcessDefinition } from '../../wire.ts';
import { useDesk } from './design-context.ts';
import { FileButtons } from './file-buttons.tsx';
import { WordsInput } from './parts/words-input.tsx';

/** What the process is called, what it is for, who may begin one. */
export function AboutTab() {
  const t = useText();
  const { definition, change, mayEdit } = useDesk();
  const set = (part: Partial<ProcessDefinition>, topic?: string) => change({ ...definition, ...part }, topic);
  return (
    <div className="zj-panel zj-stack fd-narrow" data-gap="wide">
      {mayEdit && (
        <>
          <WordsInput label={t('flows.designer.head.title')} hint={t('flows.designer.title-hint')} value={definition.title} onValue={(title) => set({ title }, 'title')} />
          <WordsInput isLong label={t('flows.designer.head.about')} hint={t('flows.designer.about-hint')} value={definition.about} onValue={(about) => set({ about }, 'about')} />
          <SelectFilter
            label={t('flows.designer.head.group')} value={definition.group} options={GROUPS.map((value) => ({ value, label: t(`flows.group.${value}`) }))}
            onValue={(group) => set({ group: GROUPS.find((one) => one === group) ?? 'members' })}
          />
          <ChoiceCards
            legend={t('flows.designer.head.begunBy')} value={definition.begunBy} onValue={(begunBy) => set({ begunBy })}
            choices={BEGUN_BY.map((value) => ({ value, label: t(`flows.designer.begun-by.${value}`), description: t(`flows.designer.begun-by-hint.${value}`) }))}
          />
        </>
      )}
      <FileButtons />
    </div>
  );
}
