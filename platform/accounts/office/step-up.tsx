import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Answer } from '#platform/ui/api/failure.ts';
import { StepUpDialog } from './step-up-dialog.tsx';

/** Makes a call, asks for the second factor where the server wants it fresh, and makes the call again. */
export type WithStepUp = <Value>(call: () => Promise<Answer<Value>>) => Promise<Answer<Value>>;

const StepUpContext = createContext<WithStepUp | undefined>(undefined);

export function useStepUp(): WithStepUp {
  const withStepUp = useContext(StepUpContext);
  if (withStepUp === undefined) throw new TypeError('useStepUp outside StepUpProvider');
  return withStepUp;
}

/** One dialog for the whole console. Closing it gives the refusal back: nothing happens behind anybody's back. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [settle, setSettle] = useState<{ readonly with: (isConfirmed: boolean) => void }>();
  const ask = useCallback(() => new Promise<boolean>((resolve) => {
    setSettle({ with: (isConfirmed) => { setSettle(undefined); resolve(isConfirmed); } });
  }), []);
  const withStepUp = useMemo<WithStepUp>(() => async (call) => {
    const first = await call();
    if (first.ok || first.failure.code !== 'http/step-up-needed') return first;
    return await ask() ? call() : first;
  }, [ask]);
  return (
    <StepUpContext value={withStepUp}>
      {children}
      <StepUpDialog isOpen={settle !== undefined} onClose={() => settle?.with(false)} onConfirmed={() => settle?.with(true)} />
    </StepUpContext>
  );
}
