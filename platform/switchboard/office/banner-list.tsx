import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { DayFilter, SelectFilter } from '#platform/ui/office/filter-bar.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { LENGTHS } from '../rules/check-change.ts';
import { BANNER_PARTS, bannerKey } from '../rules/layout-keys.ts';
import { listBanners, type Banner } from '../rules/portal.ts';
import { useServiceWords } from './office-words.ts';
import type { LayoutDraft } from './use-layout-draft.ts';

/** Lines at the top of the phone's home, from a day to a day, with a page to go to. One from above can be taken down here. */
export function BannerList({ layout }: { readonly layout: LayoutDraft }) {
  const t = useText();
  const { client } = useConnection();
  const banners = listBanners(layout.step.settings);
  const add = () => layout.set({ [bannerKey(client.newKey(), 'text')]: t('switchboard.office.banner-new') });
  return (
    <section className="zj-panel" aria-labelledby="portal-banners">
      <h2 id="portal-banners">{t('switchboard.office.banners')}</h2>
      {banners.length === 0 && <p className="zj-soft">{t('switchboard.office.banners-none')}</p>}
      <ul className="portal-rows" aria-label={t('switchboard.office.banners')}>
        {banners.map((banner) => <BannerRow key={banner.id} layout={layout} banner={banner} />)}
      </ul>
      <div><Button onClick={add}>{t('switchboard.office.banner-add')}</Button></div>
    </section>
  );
}

const NOWHERE = 'nowhere';

function BannerRow({ layout, banner }: { readonly layout: LayoutDraft; readonly banner: Banner }) {
  const t = useText();
  const { pageName } = useServiceWords();
  const key = (part: (typeof BANNER_PARTS)[number]) => bannerKey(banner.id, part);
  const pages = layout.view.services.flatMap((service) => service.pages);
  const isOfAbove = layout.view.above.settings[key('text')] !== undefined && layout.view.above.settings[key('text')] !== null;
  const setDay = (part: 'from' | 'to') => (value: string) => layout.set({ [key(part)]: value === '' ? null : value });
  const remove = () => (isOfAbove ? layout.set({ [key('text')]: null }) : layout.follow(BANNER_PARTS.map(key)));
  return (
    <li className="portal-row">
      <div className="portal-grow portal-editor">
        <TextInput label={t('switchboard.office.part.banner.text')} limit={LENGTHS.banner} value={banner.text} onValue={(text) => layout.set({ [key('text')]: text })} />
        <div className="portal-pair">
          <SelectFilter
            label={t('switchboard.office.part.banner.link')} value={banner.link ?? NOWHERE} onValue={(link) => layout.set({ [key('link')]: link === NOWHERE ? null : link })}
            options={[{ value: NOWHERE, label: t('switchboard.office.link-nowhere') }, ...pages.map((page) => ({ value: page, label: pageName(page) }))]}
          />
          <DayFilter label={t('switchboard.office.part.banner.from')} value={banner.from ?? ''} onValue={setDay('from')} />
          <DayFilter label={t('switchboard.office.part.banner.to')} value={banner.to ?? ''} onValue={setDay('to')} />
        </div>
      </div>
      <span className="portal-acts">
        <Button variant="quiet" aria-label={t('switchboard.office.remove-of', { name: banner.text })} onClick={remove}>{t('switchboard.office.remove')}</Button>
      </span>
    </li>
  );
}
