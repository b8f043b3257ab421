import type { Form } from '#platform/forms/form.ts';
import type { Flow, Step } from '../definition.ts';

/** Every step of a flow, branches included, from top to bottom. */
export function allSteps(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step) => {
    switch (step.kind) {
      case 'choose': return [step, ...step.branches.flatMap((branch) => allSteps(branch.steps)), ...allSteps(step.otherwise)];
      case 'together': return [step, ...step.branches.flatMap((branch) => allSteps(branch.steps))];
      default: return [step];
    }
  });
}

export function findStep(flow: Flow, key: string): Step | undefined {
  return allSteps(flow.steps).find((step) => step.key === key);
}

/** What whoever begins a case fills in: every field that no later step is there to write. */
export function starterFields({ form, flow }: { readonly form: Form; readonly flow: Flow }): readonly string[] {
  const later = new Set(allSteps(flow.steps).flatMap((step) => ('writes' in step ? step.writes ?? [] : [])));
  return form.fields.map((field) => field.key).filter((key) => !later.has(key));
}
