import { useEffect, useState } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { openVault } from '#platform/ui/kept/open-vault.ts';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DoorPage } from './door-page.tsx';
import { findKeptDoor, openDoorKeeper, type DoorKeeper } from './door-keeper.ts';
import { readDoorLink } from './door-link.ts';
import './gate.css';

/** A door's link opens that door; without one the device goes on with the door it keeps. */
export function GateApp() {
  const t = useText();
  const keeper = useKeeper();
  if (keeper === undefined) return <Screen title={t('gate.title')}><p role="status">{t('gate.opening')}</p></Screen>;
  if (keeper === 'none') return <Screen title={t('gate.title')}><EmptyState title={t('gate.none')} text={t('gate.none-text')} /></Screen>;
  return <DoorPage keeper={keeper} />;
}

function useKeeper(): DoorKeeper | 'none' | undefined {
  const [keeper, setKeeper] = useState<DoorKeeper | 'none'>();
  useEffect(() => {
    let isHere = true;
    void open().then((opened) => { if (isHere) setKeeper(() => opened); });
    // Another code scanned on the same device opens its door in the same page.
    const again = () => window.location.reload();
    window.addEventListener('hashchange', again);
    return () => { isHere = false; window.removeEventListener('hashchange', again); };
  }, []);
  return keeper;
}

async function open(): Promise<DoorKeeper | 'none'> {
  const parts = { clock: systemClock, random: browserRandom };
  const vault = await openVault(parts);
  await vault.sweep();
  const link = readDoorLink(window.location.hash) ?? await findKeptDoor(vault);
  if (link === undefined) return 'none';
  const keeper = await openDoorKeeper(link, { ...parts, vault });
  // The secret now lies sealed on the device: it need not stand in the address, where a screenshot shows it. Without a vault it must.
  if (vault.kind === 'sealed') window.history.replaceState(null, '', '/gate/');
  return keeper;
}
