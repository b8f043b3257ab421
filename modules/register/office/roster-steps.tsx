import { useText } from '#platform/ui/text/text-provider.tsx';
import '#platform/sheets/office/import-page.css';

const STEPS = ['file', 'check', 'result'] as const;

export function RosterSteps({ at }: { readonly at: (typeof STEPS)[number] }) {
  const t = useText();
  return (
    <ol className="import-steps">
      {STEPS.map((step, index) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}><span aria-hidden="true">{index + 1}</span>{t(`register.office.import.step.${step}`)}</li>
      ))}
    </ol>
  );
}
