import { useState } from 'react';
import type { Pass } from '#capabilities/checkin/rules/passes.ts';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { DoorList } from './gate-api.ts';

const SHOWN = 50;

/** For whoever comes without phone or card: found by name or union. */
export function GuestList({ list, passes, onChoose }: { readonly list: DoorList; readonly passes: readonly Pass[]; readonly onChoose: (entryId: string) => void }) {
  const t = useText();
  const [words, setWords] = useState('');
  const found = list.guests.filter(({ name, unionName }) => `${name} ${unionName}`.includes(words.trim()));
  const came = (entryId: string) => passes.reduce((sum, pass) => (pass.entryId === entryId && !pass.isUndone ? sum + pass.persons : sum), 0);
  return (
    <div className="zj-stack">
      <TextInput label={t('gate.search')} value={words} onValue={setWords} autoComplete="off" />
      {found.length === 0 && <p role="status">{t('gate.nobody')}</p>}
      <ul className="gate-list">
        {found.slice(0, SHOWN).map(({ entryId, name, unionName, persons }) => (
          <li key={entryId}>
            <button type="button" onClick={() => onChoose(entryId)}><strong>{name}</strong> <span>{unionName}</span> <span>{t('gate.came-of', { came: came(entryId), persons })}</span></button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p>{t('gate.more-names', { count: found.length - SHOWN })}</p>}
    </div>
  );
}
