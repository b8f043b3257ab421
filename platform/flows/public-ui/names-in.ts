import type { KnownNames } from '#platform/forms/phone/field-props.tsx';
import type { CaseView } from '../wire.ts';

/** Names of persons who were found while a form is filled in: its answers hold their ids alone. */
export type Named = Readonly<Record<string, string>>;

/** Persons and unions whom answers name by id: those the house knows, and those found just now. */
export function namesIn({ tasks, people, unions }: Pick<CaseView, 'tasks' | 'people' | 'unions'>, named: Named = {}): KnownNames {
  const known = new Map([...Object.entries(named), ...[...people, ...tasks.map((task) => task.person)].map(({ personId, name }) => [personId, name] as const)]);
  const places = new Map(unions.map(({ unionId, name }) => [unionId, name]));
  return { person: (personId) => known.get(personId), union: (unionId) => places.get(unionId) };
}
