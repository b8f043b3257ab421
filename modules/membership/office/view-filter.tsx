import { useLocation, useSearch } from 'wouter';
import { FilterBar, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isListView, type ListView } from './membership-api.ts';

/** Under way or settled; it lives in the address bar. */
export function useListView(): ListView {
  const asked = new URLSearchParams(useSearch()).get('view') ?? '';
  return isListView(asked) ? asked : 'open';
}

export function ViewFilter({ view }: { readonly view: ListView }) {
  const t = useText();
  const [path, navigate] = useLocation();
  const go = (next: ListView) => navigate(next === 'open' ? path : `${path}?view=${next}`, { replace: true });
  return (
    <FilterBar isFiltered={view !== 'open'} onClear={() => go('open')}>
      <SelectFilter
        label={t('membership.office.view')} value={view} onValue={(next) => isListView(next) && go(next)}
        options={(['open', 'settled'] as const).map((value) => ({ value, label: t(`membership.office.view.${value}`) }))}
      />
    </FilterBar>
  );
}
