import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { ItemStatus } from '../wire.ts';

const tones: Readonly<Record<ItemStatus, Tone>> = { 'not-begun': 'idle', going: 'info', late: 'danger', done: 'ok' };

export function ItemStatusBadge({ status }: { readonly status: ItemStatus }) {
  const t = useText();
  return <StatusBadge tone={tones[status]} label={t(`measures.status.${status}`)} />;
}
