import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { FilterBar, TextFilter } from '#platform/ui/office/filter-bar.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { useAddressFilters } from '#platform/ui/office/use-address-filters.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { AskSecond } from './ask-second.ts';
import type { HandOver } from './hand-over.ts';
import { orgsApi, type Union } from './orgs-api.ts';
import { UnionPanel } from './union-panel.tsx';
import { UnionTree } from './union-tree.tsx';
import { usePause } from './use-pause.ts';

export type UnionsPageProps = { readonly mayFound: boolean; readonly mayAppoint: boolean; readonly handOver: HandOver; readonly askSecond: AskSecond };

const NO_WORDS = { words: '' };

/** The unions of an officer's reach as a tree that opens step by step, or as what a search found. */
export function UnionsPage({ mayFound, mayAppoint, handOver, askSecond }: UnionsPageProps) {
  const t = useText();
  const { filters, set, clear, isFiltered } = useAddressFilters(NO_WORDS);
  const words = usePause(filters.words.trim());
  const read = useRead(orgsApi.listUnions, words === '' ? {} : { words }, { keepsFormer: true });
  const [opened, setOpened] = useState<Union>();
  const [isShown, setShown] = useState(false);
  const open = (union: Union): void => {
    setOpened(union);
    setShown(true);
  };
  return (
    <>
      <PageHeader title={t('orgs.office.unions.title')} lead={t('orgs.office.unions.lead')} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <TextFilter label={t('orgs.office.unions.search')} value={filters.words} onValue={(typed) => set({ words: typed })} />
      </FilterBar>
      <DataState
        read={read} isEmpty={({ unions }) => unions.length === 0}
        empty={{ title: t('orgs.office.unions.none'), text: t('orgs.office.unions.none-hint') }}
      >
        {({ unions }) => <UnionTree key={words} unions={unions} opensFirst={words === ''} onOpen={open} />}
      </DataState>
      <Drawer
        open={isShown} onClose={() => setShown(false)} size={520} title={opened?.name}
        closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
      >
        {opened !== undefined && (
          <UnionPanel
            key={opened.unionId} union={opened} mayFound={mayFound} mayAppoint={mayAppoint} handOver={handOver} askSecond={askSecond}
            onRename={(name) => setOpened({ ...opened, name })}
          />
        )}
      </Drawer>
    </>
  );
}
