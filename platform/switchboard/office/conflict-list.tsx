import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { useServiceWords } from './office-words.ts';
import { settingName, settingValue } from './setting-words.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** What both a union above and this one have changed: the own value holds until one of the two is chosen. */
export function ConflictList({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const words = useServiceWords();
  const { step, view } = layout;
  if (step.conflicts.length === 0 && step.held.length === 0) return null;
  return (
    <section className="zj-panel" aria-labelledby="portal-conflicts">
      <h2 id="portal-conflicts">{t('switchboard.office.conflicts')}</h2>
      {step.conflicts.length > 0 && <Banner tone="warn" title={t('switchboard.office.conflicts-lead', { count: step.conflicts.length })} />}
      <ul className="portal-rows" aria-label={t('switchboard.office.conflicts')}>
        {step.conflicts.map(({ key, base, above, local }) => {
          const name = settingName(t, words, key, step.settings);
          const value = (one: typeof base) => settingValue(t, words, key, one);
          return (
            <li className="portal-row" key={key}>
              <dl className="portal-facts">
                <dt>{name}</dt>
                <dd>{t('switchboard.office.conflict-was', { value: value(base) })}</dd>
                <dd>{t('switchboard.office.conflict-above', { union: view.above.setBy[key]?.name ?? '', value: value(above) })}</dd>
                <dd>{t('switchboard.office.conflict-own', { value: value(local) })}</dd>
              </dl>
              <span className="portal-acts">
                <Button aria-label={t('switchboard.office.take-above-of', { name })} onClick={() => layout.follow([key])}>{t('switchboard.office.take-above')}</Button>
                <Button aria-label={t('switchboard.office.keep-own-of', { name })} onClick={() => layout.keepOwn(key)}>{t('switchboard.office.keep-own')}</Button>
              </span>
            </li>
          );
        })}
      </ul>
      {step.held.length > 0 && (
        <div className="portal-block">
          <h3>{t('switchboard.office.held')}</h3>
          <ul className="portal-plain">
            {step.held.map((key) => (
              <li key={key}>{t('switchboard.office.held-one', {
                name: settingName(t, words, key, step.settings), value: settingValue(t, words, key, layout.draft.changes[key]?.value ?? null), union: view.above.fixedBy[key]?.name ?? '',
              })}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
