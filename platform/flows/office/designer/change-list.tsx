import { WarningIcon } from '#platform/ui/icons/sign-icons.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { compareDefinitions } from '../../rules/compare-definitions.ts';
import type { ProcessDefinition } from '../../wire.ts';
import { changeText, isDelicate } from './change-words.ts';
import { useDesk } from './design-context.ts';

/** What is otherwise in a newer version, one sentence each. */
export function ChangeList({ before, after, label }: { readonly before: ProcessDefinition; readonly after: ProcessDefinition; readonly label: string }) {
  const t = useText();
  const { names } = useDesk().backing;
  const changes = compareDefinitions(before, after);
  if (changes.length === 0) return <p className="fd-hint">{t('flows.designer.no-change')}</p>;
  return (
    <ul className="fd-changes" aria-label={label}>
      {changes.map((change) => {
        const text = changeText({ t, definition: after, names, former: before }, { t, definition: before, names }, change);
        return (
          <li key={text} data-delicate={isDelicate(change) ? '' : undefined}>
            {isDelicate(change) && <WarningIcon />}<span>{text}{isDelicate(change) && <span className="fd-hint">{t('flows.designer.change.delicate')}</span>}</span>
          </li>
        );
      })}
    </ul>
  );
}
