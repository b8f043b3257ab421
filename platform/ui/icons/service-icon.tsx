import type { ReactNode } from 'react';
import { PhoneIcon, ScanIcon, SearchIcon } from './action-icons.tsx';
import { BellIcon, BuildingIcon, CalendarIcon, ChartIcon, HeartIcon, HomeIcon, MattersIcon, PersonIcon } from './place-icons.tsx';
import { ChatIcon, ClockIcon, NamedIcon, NoteIcon, ShieldIcon, StarIcon } from './sign-icons.tsx';
import type { ServiceIconName } from '#platform/contract/service.ts';

const drawings: Readonly<Record<ServiceIconName, ReactNode>> = {
  scan: <ScanIcon />, search: <SearchIcon />, matters: <MattersIcon />, chat: <ChatIcon />, bell: <BellIcon />, phone: <PhoneIcon />,
  named: <NamedIcon />, person: <PersonIcon />, home: <HomeIcon />, building: <BuildingIcon />, heart: <HeartIcon />, shield: <ShieldIcon />,
  star: <StarIcon />, calendar: <CalendarIcon />, chart: <ChartIcon />, clock: <ClockIcon />, note: <NoteIcon />,
};
const known: ReadonlyMap<string, ReactNode> = new Map(Object.entries(drawings));

/** A service's drawing by its name; a name of a newer version than this app gives the house's own. */
export function ServiceIcon({ name }: { readonly name: string }) {
  return known.get(name) ?? drawings.home;
}
