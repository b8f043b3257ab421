import type { FoundingStep } from '../wire.ts';

type Step = {
  readonly kind: FoundingStep;
  readonly heldOn: string | null;
  readonly documentNumber: string | null;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly chairName: string | null;
};
/** `label`, and a `word`, are keys in locale/; a day is written as people write it. */
export type StepFact = { readonly label: string; readonly as: 'text' | 'word' | 'day'; readonly value: string };

/** What a step of a founding says. */
export function stepFacts({ heldOn, documentNumber, reason, facts, chairName }: Step): StepFact[] {
  return [
    ...fact('membership.founding.document-number', 'text', documentNumber), ...fact('membership.founding.fact.heldOn', 'day', heldOn),
    ...fact('membership.founding.fact.chair', 'text', chairName),
    ...Object.entries(facts).map(([name, value]): StepFact => {
      const label = `membership.founding.fact.${name}`;
      if (name === 'form') return { label, as: 'word', value: `membership.founding.form.${value}` };
      return { label, as: name === 'validTo' ? 'day' : 'text', value: String(value) };
    }),
    ...fact('membership.founding.fact.reason', 'text', reason),
  ];
}

function fact(label: string, as: StepFact['as'], value: string | null): StepFact[] {
  return value === null ? [] : [{ label, as, value }];
}
