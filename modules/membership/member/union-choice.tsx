import { useState } from 'react';
import { useRead } from '#platform/ui/api/use-read.ts';
import { BuildingIcon } from '#platform/ui/icons/place-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { Category } from '../wire.ts';
import { membershipApi, TRADE_LIST, type ChosenUnion } from './membership-api.ts';
import './membership.css';

export type UnionChoiceProps = {
  readonly onChoose: (union: ChosenUnion, category?: Category) => void;
  /** Whether people without an employer are shown their way too. */
  readonly hasTrades: boolean;
};

const SHORTEST = 2;

/** A union by its poster, by its name, or, without an employer, by district and trade. */
export function UnionChoice({ onChoose, hasTrades }: UnionChoiceProps) {
  const t = useText();
  return (
    <>
      {hasTrades && <Banner tone="info" title={t('membership.member.choose.scan')}>{t('membership.member.choose.scan-text')}</Banner>}
      <ByName onChoose={onChoose} />
      {hasTrades && <ByTrade onChoose={onChoose} />}
    </>
  );
}

function ByName({ onChoose }: Pick<UnionChoiceProps, 'onChoose'>) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = typed.trim().length < SHORTEST;
  const found = useRead(membershipApi.findUnions, { words: asked }, { isReady: asked !== '' });
  const search = (): void => {
    setTried(true);
    if (!isShort) setAsked(typed.trim());
  };
  return (
    <Card title={t('membership.member.choose.name')}>
      <Form onSubmit={search} failure={found.failure} onRetry={found.refresh}>
        <TextInput
          label={t('membership.member.choose.words')} hint={t('membership.member.choose.words-hint')} autoComplete="organization" value={typed}
          onValue={setTyped} error={isTried && isShort ? t('membership.member.too-short') : undefined}
        />
        <Button type="submit" isWide isBusy={asked !== '' && found.isLoading}>{t('membership.member.choose.search')}</Button>
      </Form>
      {asked !== '' && <Found unions={found.answer?.unions} onChoose={onChoose} />}
    </Card>
  );
}

function ByTrade({ onChoose }: Pick<UnionChoiceProps, 'onChoose'>) {
  const t = useText();
  const [district, setDistrict] = useState('');
  const [category, setCategory] = useState<Category>();
  const [asked, setAsked] = useState<{ district: string; category: Category }>();
  const [isTried, setTried] = useState(false);
  const isShort = district.trim().length < SHORTEST;
  const found = useRead(membershipApi.proposeUnions, asked ?? { district: '', category: 'other' }, { isReady: asked !== undefined });
  const search = (): void => {
    setTried(true);
    if (!isShort && category !== undefined) setAsked({ district: district.trim(), category });
  };
  return (
    <Card title={t('membership.member.choose.trade')}>
      <Form onSubmit={search} failure={found.failure} onRetry={found.refresh}>
        <p className="zj-soft">{t('membership.member.choose.trade-text')}</p>
        <ChoiceCards
          legend={t('membership.member.form.category')} look="chips" value={category} onValue={setCategory}
          choices={TRADE_LIST.map((value) => ({ value, label: t(`membership.category.${value}`) }))}
          error={isTried && category === undefined ? t('membership.member.choose.trade-missing') : undefined}
        />
        <TextInput
          label={t('membership.member.choose.district')} hint={t('membership.member.choose.district-hint')} value={district} onValue={setDistrict}
          error={isTried && isShort ? t('membership.member.too-short') : undefined}
        />
        <Button type="submit" isWide isBusy={asked !== undefined && found.isLoading}>{t('membership.member.choose.propose')}</Button>
      </Form>
      {asked !== undefined && <Found unions={found.answer?.unions} onChoose={(union) => onChoose(union, asked.category)} />}
    </Card>
  );
}

type FoundUnion = ChosenUnion & { readonly upperName: string | null; readonly reason?: 'industry' | 'open' | 'area' };

function Found({ unions, onChoose }: { readonly unions: readonly FoundUnion[] | undefined; readonly onChoose: (union: ChosenUnion) => void }) {
  const t = useText();
  return (
    <>
      <p role="status" className="zj-soft zj-small membership-found">
        {unions !== undefined && t(unions.length === 0 ? 'membership.member.choose.none' : 'membership.member.choose.found', { count: unions.length })}
      </p>
      {unions !== undefined && unions.length > 0 && (
        <RowList label={t('membership.member.choose.name')}>
          {unions.map((union) => (
            <ListRow
              key={union.unionId} icon={<BuildingIcon />} title={union.unionName} onPress={() => onChoose(union)}
              detail={union.reason === undefined ? union.upperName ?? undefined : t(`membership.member.choose.reason.${union.reason}`)}
            />
          ))}
        </RowList>
      )}
    </>
  );
}
