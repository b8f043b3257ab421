import type { KnownNames } from '#platform/forms/phone/field-props.tsx';
import type { CaseView } from '../wire.ts';

/** Persons and unions whom answers name by id: most persons are asked in the case, and stand there with their names. */
export function namesIn({ tasks, unions }: Pick<CaseView, 'tasks' | 'unions'>): KnownNames {
  const people = new Map(tasks.map(({ person }) => [person.personId, person.name]));
  const places = new Map(unions.map(({ unionId, name }) => [unionId, name]));
  return { person: (personId) => people.get(personId), union: (unionId) => places.get(unionId) };
}
