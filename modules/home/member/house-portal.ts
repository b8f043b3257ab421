import type { Portal } from '#platform/switchboard/rules/portal.ts';

/** The home of somebody who belongs to no union yet, or has not signed in: what no union has changed. A test holds it to the server's. */
export const housePortal: Portal = {
  title: null, colour: null, banners: [],
  groups: [
    {
      id: 'voice', name: null,
      services: [{ id: 'appeals', name: null, icon: 'scan', page: '/scan' }, { id: 'proposals', name: null, icon: 'note', page: '/proposals' }],
    },
    { id: 'belonging', name: null, services: [{ id: 'membership', name: null, icon: 'home', page: '/union' }] },
    { id: 'care', name: null, services: [{ id: 'aid', name: null, icon: 'heart', page: '/aid' }] },
    { id: 'life', name: null, services: [{ id: 'activities', name: null, icon: 'calendar', page: '/activities' }] },
  ],
};
