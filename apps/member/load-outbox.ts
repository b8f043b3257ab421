import type { Outbox } from '#platform/ui/kept/outbox.ts';
import type { Vault } from '#platform/ui/kept/vault.ts';

let loading: Promise<Outbox> | undefined;

/** The one outbox of this page, with its code: neither is part of the first screen. A lost network is tried again. */
export function loadOutbox(): Promise<Outbox> {
  loading ??= import('./page-outbox.ts').then(({ openPageOutbox }) => openPageOutbox());
  loading.catch(() => { loading = undefined; });
  return loading;
}

/** For what the server said: kept only where it can be sealed. */
export async function loadSealedVault(): Promise<Vault | undefined> {
  const { vault } = await loadOutbox();
  return vault.kind === 'sealed' ? vault : undefined;
}
