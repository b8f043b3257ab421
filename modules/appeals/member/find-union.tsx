import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { BuildingIcon } from '#platform/ui/icons/place-icons.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';

/** Fewer characters fit half the platform's unions. */
const SHORTEST = 4;

/** For a poster that leads nowhere: the worker names the union instead. */
export function FindUnion() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [isTried, setTried] = useState(false);
  const words = typed.trim();
  const isShort = words.length < SHORTEST;
  const found = useRead(appealsApi.findUnionCodes, { words: asked }, { isReady: asked !== '' });
  const search = (): void => {
    setTried(true);
    if (!isShort) setAsked(words);
  };
  const unions = asked === '' ? undefined : found.answer?.unions;
  return (
    <Card title={t('appeals.member.find')}>
      <div className="zj-stack">
        <Form onSubmit={search} failure={found.failure} onRetry={found.refresh}>
          <TextInput
            label={t('appeals.member.find.name')} hint={t('appeals.member.find.name-hint')} autoComplete="organization" value={typed} onValue={setTyped}
            error={isTried && isShort ? t('appeals.member.find.short', { count: SHORTEST }) : undefined}
          />
          <Button type="submit" isWide isBusy={asked !== '' && found.isLoading}>{t('appeals.member.find.send')}</Button>
        </Form>
        <p role="status">{unions !== undefined && t(unions.length === 0 ? 'appeals.member.find.none' : 'appeals.member.find.found', { count: unions.length })}</p>
      </div>
      {unions !== undefined && unions.length > 0 && (
        <RowList label={t('appeals.member.find')}>
          {unions.map(({ unionName, code }) => <ListRow key={code} icon={<BuildingIcon />} title={unionName} href={`/s/${code}`} />)}
        </RowList>
      )}
    </Card>
  );
}
