import { StatusBadge, type Tone } from '#platform/ui/phone/status-badge.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { RequestState } from './countersign-api.ts';

const TONES: Readonly<Record<RequestState, Tone>> = {
  waiting: 'info', approved: 'ok', declined: 'danger', withdrawn: 'idle', performed: 'ok', expired: 'idle',
};

export function StateBadge({ state }: { readonly state: RequestState }) {
  const t = useText();
  return <StatusBadge tone={TONES[state]} label={t(`countersign.state.${state}`)} />;
}
