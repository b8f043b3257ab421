import type { KnownNames } from '#platform/forms/phone/field-props.tsx';
import type { CaseView } from '../wire.ts';

/** Persons whom answers name by id: most of them are asked in the case, and stand there with their names. */
export function namesIn({ tasks }: Pick<CaseView, 'tasks'>): KnownNames {
  const known = new Map(tasks.map(({ person }) => [person.personId, person.name]));
  return { person: (personId) => known.get(personId) };
}
