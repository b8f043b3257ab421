import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { usePause } from '../use-pause.ts';
import { treeApi, type OwnMember } from './tree-api.ts';
import './tree.css';

export const MOST_MEMBERS = 1000;

/** By person; what was chosen stays chosen while somebody else is looked for. */
export type ChosenMembers = ReadonlyMap<string, string>;

export type SplitMembersProps = {
  readonly unionId: string;
  readonly chosen: ChosenMembers;
  readonly onChoose: (chosen: ChosenMembers) => void;
};

/** Members of the union itself, found by a part of a name or by a pasted column of names, and chosen one by one or all found. */
export function SplitMembers({ unionId, chosen, onChoose }: SplitMembersProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const words = usePause(typed.trim());
  const { answer, failure, refresh } = useRead(treeApi.listOwnMembers, words === '' ? { unionId } : { unionId, words }, { keepsFormer: true });
  const members = answer?.members ?? [];
  if (answer?.total === 0 && words === '') return <p className="zj-soft">{t('orgs.office.split.no-members')}</p>;
  const choose = (picked: readonly OwnMember[]): void => onChoose(new Map([...chosen, ...picked.map((one) => [one.personId, one.name] as const)]));
  const leave = (personId: string): void => onChoose(new Map([...chosen].filter(([id]) => id !== personId)));
  return (
    <fieldset className="zj-choices union-picks">
      <legend className="zj-label">{t('orgs.office.split.members')}</legend>
      <TextArea label={t('orgs.office.split.find')} hint={t('orgs.office.split.members-hint')} value={typed} onValue={setTyped} limit={400} rows={1} isOptional />
      <FailureBanner failure={failure} onRetry={refresh} />
      {answer !== undefined && (
        <p className="zj-soft zj-small" role="status">
          {answer.total === 0 ? t('orgs.office.split.none') : t('orgs.office.split.found', { total: answer.total, shown: members.length })}
        </p>
      )}
      <ul className="union-people">
        {members.map((member) => (
          <li key={member.personId}>
            <label>
              <input
                type="checkbox" checked={chosen.has(member.personId)}
                onChange={(event) => (event.currentTarget.checked ? choose([member]) : leave(member.personId))}
              />
              <span>{member.name}</span>
              {member.since !== null && <span className="zj-soft zj-small">{t('orgs.office.split.since', { day: t.format.date(member.since) })}</span>}
            </label>
          </li>
        ))}
      </ul>
      <div className="union-acts">
        {members.length > 0 && <Button onClick={() => choose(members)}>{t('orgs.office.split.take-all', { count: members.length })}</Button>}
        {chosen.size > 0 && <Button variant="quiet" onClick={() => onChoose(new Map())}>{t('orgs.office.split.clear')}</Button>}
      </div>
      <p role="status">{t('orgs.office.split.chosen', { count: chosen.size })}</p>
    </fieldset>
  );
}
