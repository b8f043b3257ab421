import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, SelectFilter, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi, type Code } from './appeals-api.ts';
import { CODE_STATES, filterCodes, isCodeState, type CodeFilter } from './code-filter.ts';
import { CodeForm } from './code-form.tsx';
import { CodeList } from './code-list.tsx';
import { PrintBar } from './print-bar.tsx';
import { ReplaceCode } from './replace-code.tsx';

type Aside = { readonly kind: 'make' } | { readonly kind: 'replace'; readonly code: Code };

/** The QR codes that hang in workshops: make them by the dozen, print them, replace them, take them out of use. */
export function CodesPage() {
  const t = useText();
  const read = useRead(appealsApi.listCodes, {});
  const [aside, setAside] = useState<Aside>();
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const [isJustMade, setJustMade] = useState(false);
  const close = () => setAside(undefined);
  /** What was just made is what will be printed next. */
  const take = (numbers: readonly number[]): void => {
    setPicked(new Set(numbers));
    setJustMade(true);
    close();
  };
  const pick = (numbers: ReadonlySet<number>): void => {
    setPicked(numbers);
    setJustMade(false);
  };
  const make = <Button variant="primary" onClick={() => setAside({ kind: 'make' })}>{t('appeals.office.code.make')}</Button>;
  return (
    <>
      <PageHeader title={t('appeals.office.menu.codes')} lead={t('appeals.office.codes.lead')} actions={make} />
      {isJustMade && <Banner tone="ok" title={t('appeals.office.code.made-now', { count: picked.size })} isAnnounced>{t('appeals.office.code.made-now-hint')}</Banner>}
      <DataState
        read={read} isEmpty={({ codes }) => codes.length === 0}
        empty={{ title: t('appeals.office.codes.none'), text: t('appeals.office.codes.none-hint') }}
      >
        {({ codes }) => <Codes codes={codes} picked={picked} onPick={pick} onReplace={(code) => setAside({ kind: 'replace', code })} />}
      </DataState>
      <Drawer
        open={aside !== undefined} onClose={close} size={520} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
        title={t(aside?.kind === 'replace' ? 'appeals.office.code.replace-title' : 'appeals.office.code.make')}
      >
        {aside?.kind === 'make' && <CodeForm onMade={take} />}
        {aside?.kind === 'replace' && <ReplaceCode code={aside.code} onReplaced={(number) => take([number])} />}
      </Drawer>
    </>
  );
}

type CodesProps = {
  readonly codes: readonly Code[];
  readonly picked: ReadonlySet<number>;
  readonly onPick: (numbers: ReadonlySet<number>) => void;
  readonly onReplace: (code: Code) => void;
};

const WHOLE: CodeFilter = { state: 'in-use', words: '' };

function Codes({ codes, picked, onPick, onReplace }: CodesProps) {
  const t = useText();
  const [filter, setFilter] = useState(WHOLE);
  const shown = filterCodes(codes, filter);
  const printable = shown.filter((code) => !code.isRetired).map((code) => code.number);
  // One that was retired meanwhile falls out of the picked by itself.
  const chosen = codes.filter((code) => !code.isRetired && picked.has(code.number)).map((code) => code.number);
  const pickOne = (number: number, isPicked: boolean): void => onPick(new Set(isPicked ? [...chosen, number] : chosen.filter((one) => one !== number)));
  return (
    <>
      <FilterBar
        isFiltered={filter.state !== WHOLE.state || filter.words !== ''} onClear={() => setFilter(WHOLE)}
        trailing={t('appeals.office.codes.shown', { count: shown.length })}
      >
        <TextFilter label={t('appeals.office.codes.words')} value={filter.words} onValue={(words) => setFilter({ ...filter, words })} />
        <SelectFilter
          label={t('appeals.office.codes.state')} value={filter.state} onValue={(state) => isCodeState(state) && setFilter({ ...filter, state })}
          options={CODE_STATES.map((value) => ({ value, label: t(`appeals.office.codes.state.${value}`) }))}
        />
      </FilterBar>
      <PrintBar
        picked={chosen} isAll={printable.length > 0 && printable.every((number) => chosen.includes(number))}
        onAll={(isAll) => onPick(new Set(isAll ? [...chosen, ...printable] : chosen.filter((number) => !printable.includes(number))))}
      />
      {shown.length === 0
        ? <EmptyState title={t('appeals.office.codes.none-shown')} text={t('appeals.office.codes.none-shown-hint')} />
        : <CodeList codes={shown} picked={picked} onPick={pickOne} onReplace={onReplace} />}
    </>
  );
}
