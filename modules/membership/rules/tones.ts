import type { CardState, FoundingStatus, JoinStatus, TransferStatus } from '../wire.ts';

/** How a state is coloured; the words of its badge carry it. */
type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'idle';

export const joinTone = (status: JoinStatus): Tone =>
  ({ 'waiting': 'info', 'sent-back': 'warn', 'accepted': 'ok', 'refused': 'danger', 'withdrawn': 'idle' } as const)[status];

export const transferTone = (status: TransferStatus): Tone =>
  ({ open: 'info', completed: 'ok', objected: 'danger', withdrawn: 'idle' } as const)[status];

export const foundingTone = (status: FoundingStatus): Tone =>
  ({ 'submitted': 'info', 'sent-back': 'warn', 'preparing': 'ok', 'congress-asked': 'info', 'congress-approved': 'ok', 'elected': 'info', 'established': 'ok',
    'registered': 'ok', 'refused': 'danger', 'withdrawn': 'idle' } as const)[status];

export const cardTone = (state: CardState): 'ok' | 'warn' | 'danger' =>
  ({ valid: 'ok', retained: 'ok', expired: 'warn', left: 'danger', forged: 'danger' } as const)[state];
