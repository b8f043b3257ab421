import { useId, useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { findWeakness, isColour, type WeakColour } from '../rules/brand-colours.ts';
import { LENGTHS } from '../rules/check-change.ts';
import { COLOUR_KEY, TITLE_KEY } from '../rules/layout-keys.ts';
import { valueOf } from '#platform/kernel/merge-three-ways.ts';
import { FixBox } from './fix-box.tsx';
import type { LayoutDraft } from './use-layout-draft.ts';

/** What the union calls its home, and its colour: one that cannot be read on is never taken, with the nearest one that can. */
export function LookPanel({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { settings } = layout.step;
  const isFree = (key: string) => layout.view.above.fixedBy[key] === undefined;
  return (
    <section className="zj-panel" aria-labelledby="portal-look">
      <h2 id="portal-look">{t('switchboard.office.look')}</h2>
      <div className="portal-editor">
        {isFree(TITLE_KEY) && (
          <TextInput
            label={t('switchboard.office.part.home.title')} hint={t('switchboard.office.title-hint', { union: layout.view.unionName })} limit={LENGTHS.title} isOptional
            value={String(valueOf(settings, TITLE_KEY) ?? '')} onValue={(value) => layout.set({ [TITLE_KEY]: value === '' ? null : value })}
          />
        )}
        {isFree(COLOUR_KEY) && <ColourChoice key={String(valueOf(settings, COLOUR_KEY))} layout={layout} />}
        <FixBox layout={layout} keys={[TITLE_KEY, COLOUR_KEY]} label={t('switchboard.office.fix-look')} />
      </div>
    </section>
  );
}

const HOUSE_COLOUR = '#b5121b';

function ColourChoice({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const id = useId();
  const chosen = valueOf(layout.step.settings, COLOUR_KEY);
  const [tried, setTried] = useState(typeof chosen === 'string' ? chosen : HOUSE_COLOUR);
  const weak = isColour(tried) ? findWeakness(tried) : undefined;
  const take = (colour: string): void => {
    const lower = colour.toLowerCase();
    setTried(lower);
    if (isColour(lower) && findWeakness(lower) === undefined) layout.set({ [COLOUR_KEY]: lower });
  };
  return (
    <div className="portal-colour">
      <label className="zj-label" htmlFor={id}>{t('switchboard.office.part.home.colour')}</label>
      <p className="zj-hint">{t('switchboard.office.colour-hint')}</p>
      <div className="portal-pair">
        <input id={id} type="color" value={isColour(tried) ? tried : HOUSE_COLOUR} onChange={(event) => take(event.currentTarget.value)} />
        <TextInput label={t('switchboard.office.colour-code')} value={tried} onValue={take} spellCheck={false} />
        {chosen !== null && <Button variant="quiet" onClick={() => layout.set({ [COLOUR_KEY]: null })}>{t('switchboard.office.colour-house')}</Button>}
      </div>
      {weak !== undefined && <WeakBanner weak={weak} onTake={take} />}
    </div>
  );
}

function WeakBanner({ weak, onTake }: { readonly weak: WeakColour; readonly onTake: (colour: string) => void }) {
  const t = useText();
  const ratio = String(Math.floor(weak.ratio * 100) / 100);
  return (
    <Banner
      tone="warn" isAnnounced title={t('switchboard/colour-weak', { ratio, nearest: weak.nearest })}
      action={<Button onClick={() => onTake(weak.nearest)}><span className="portal-swatch" style={{ background: weak.nearest }} />{t('switchboard.office.colour-nearest', { colour: weak.nearest })}</Button>}
    />
  );
}
