import type { TileTone } from '#platform/ui/phone/service-tile.tsx';

/** A phone page as a tile: its words are keys `home.tile.<word>` and `home.tile.<word>-hint`, and its drawing where no union has chosen one. */
export type PageTile = { readonly page: string; readonly word: string; readonly icon: string; readonly tone: TileTone };

/**
 * Which tiles each service has on the phone, the usual first one first. It stands here, because the first screen loads
 * no module's sentences.
 */
export const serviceTiles: Readonly<Record<string, readonly PageTile[]>> = {
  appeals: [
    { page: '/scan', word: 'scan', icon: 'scan', tone: 'brand' },
    { page: '/appeals', word: 'matters', icon: 'matters', tone: 'gold' },
    { page: '/receipt', word: 'look-up', icon: 'search', tone: 'info' },
  ],
  membership: [
    { page: '/union', word: 'union', icon: 'home', tone: 'ok' },
    { page: '/card', word: 'card', icon: 'named', tone: 'warn' },
  ],
  activities: [{ page: '/activities', word: 'activities', icon: 'calendar', tone: 'brand' }],
  aid: [{ page: '/aid', word: 'aid', icon: 'heart', tone: 'info' }],
  proposals: [{ page: '/proposals', word: 'proposals', icon: 'note', tone: 'gold' }],
};
