import type { Pickers } from '#platform/forms/phone/field-props.tsx';
import { MemberFinder } from './member-finder.tsx';

/** Persons in a form on the phone: members of one union, each found by whoever knows them. */
export function memberPickers(unionId: string, onName: (personId: string, name: string) => void): Pickers {
  return { person: (props) => <MemberFinder {...props} unionId={unionId} onName={onName} /> };
}
