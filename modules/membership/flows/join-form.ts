import type { Form } from '#platform/forms/form.ts';
import { CATEGORIES } from '../wire.ts';
import { say } from './words.ts';

const TEXT = { kind: 'text', class: 'C2' } as const;
const ifEmployed = { field: 'work', is: 'equal', to: 'employer' } as const;

/** What an application needs and nothing else (PIPL 6). Of the ID number whoever decides sees the ends; the whole is shown for a reason that is logged. */
export const joinForm: Form = {
  fields: [
    { ...say.field('name'), ...TEXT, class: 'C3', isRequired: true, longest: 40 },
    { ...say.hinted('id-number'), kind: 'id-number', class: 'C4', isRequired: true, isMasked: true },
    { ...say.field('work'), kind: 'choice', class: 'C2', isRequired: true, choices: say.choices('work', ['employer', 'none']) },
    { ...say.field('employer'), ...TEXT, isRequired: true, longest: 60, showIf: ifEmployed },
    { ...say.hinted('credit-code'), ...TEXT, isRequired: false, longest: 30, showIf: ifEmployed },
    { ...say.field('category'), kind: 'choice', class: 'C2', isRequired: true, choices: say.choices('category', CATEGORIES) },
  ],
};
