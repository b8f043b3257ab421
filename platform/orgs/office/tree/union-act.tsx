import type { ActFormProps } from './act-form-props.ts';
import { DissolveForm } from './dissolve-form.tsx';
import { LeadForm } from './lead-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { MoveForm } from './move-form.tsx';
import { RegisterForm } from './register-form.tsx';
import { RenameForm } from './rename-form.tsx';
import { SplitForm } from './split-form.tsx';
import type { UnionAct } from './tree-api.ts';
import { UnionChronicle } from './union-chronicle.tsx';


const FORMS = {
  chronicle: UnionChronicle, rename: RenameForm, register: RegisterForm, move: MoveForm, lead: LeadForm, split: SplitForm, merge: MergeForm, dissolve: DissolveForm,
} as const;

export function UnionActForm({ act, ...props }: ActFormProps & { readonly act: UnionAct }) {
  const Act = FORMS[act];
  return <Act {...props} />;
}
