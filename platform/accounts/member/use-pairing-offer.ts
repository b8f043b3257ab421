import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { pairingApi, type Pairing } from './pairing-api.ts';
import { useEvery } from './use-every.ts';

const ASK_MS = 2000;

export type PairingOffer = {
  /** `wrong`: another number than the device's was picked. `over`: late or called off. */
  readonly step: 'start' | 'offered' | 'claimed' | 'done' | 'wrong' | 'over';
  readonly code: string;
  readonly pairing: Pairing | undefined;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly begin: () => Promise<void>;
  readonly pick: (number: number) => Promise<void>;
  readonly cancel: () => Promise<void>;
};

/** The phone's half: digits out, a look at who asks, one number back. */
export function usePairingOffer(): PairingOffer {
  const [end, setEnd] = useState<'done' | 'wrong' | 'over'>();
  const [offered, setOffered] = useState({ pairingId: '', code: '' });
  const offer = useCommand(pairingApi.offerPairing);
  const confirm = useCommand(pairingApi.confirmPairing);
  const cancel = useCommand(pairingApi.cancelPairing);
  const isOut = offered.pairingId !== '';
  const { answer, refresh } = useRead(pairingApi.readPairing, { pairingId: offered.pairingId }, { isReady: isOut });
  const waiting = answer?.state === 'claimed' ? 'claimed' : 'offered';
  const step = end ?? (!isOut ? 'start' : answer?.state === 'over' ? 'over' : waiting);
  useEvery(ASK_MS, step === 'offered' || step === 'claimed', refresh);
  return {
    step, code: offered.code, pairing: answer, isBusy: offer.isBusy || confirm.isBusy || cancel.isBusy,
    failure: offer.failure ?? confirm.failure ?? cancel.failure,
    async begin() {
      const made = await offer.run({});
      if (!made.ok) return;
      setOffered(made.value);
      setEnd(undefined);
    },
    async pick(number) {
      const picked = await confirm.run({ pairingId: offered.pairingId, number });
      if (picked.ok) setEnd(picked.value.isRight ? 'done' : 'wrong');
    },
    async cancel() {
      const done = await cancel.run({ pairingId: offered.pairingId });
      if (done.ok) setEnd('over');
    },
  };
}
