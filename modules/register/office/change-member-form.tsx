import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DocumentFields, filledOf, WorkFields, type MemberFields } from './member-fields.tsx';
import { registerApi, type MemberSheet } from './register-api.ts';

/** The record put right by an officer; name and number of telephone are the member's own to correct. */
export function ChangeMemberForm({ member, onDone }: { readonly member: MemberSheet; readonly onDone: () => void }) {
  const t = useText();
  const change = useCommand(registerApi.changeMember);
  const [fields, setFields] = useState<MemberFields>(() => ({
    idType: member.idType ?? 'resident', idNumber: '', workUnit: member.details.workUnit ?? '', department: member.details.department ?? '', post: member.details.post ?? '',
    politicalStatus: member.personal.politicalStatus ?? '',
  }));
  const { idType, idNumber, workUnit, department, post, politicalStatus } = fields;
  const submit = async (): Promise<void> => {
    const { workUnit: _unit, department: _department, post: _post, ...details } = member.details;
    const { politicalStatus: _status, ...personal } = member.personal;
    const answer = await change.run({
      personId: member.personId, idType, ...filledOf({ idNumber }), details: { ...details, ...filledOf({ workUnit, department, post }) },
      personal: { ...personal, ...filledOf({ politicalStatus }) },
    });
    if (answer.ok) onDone();
  };
  const set = (changed: Partial<MemberFields>) => setFields((former) => ({ ...former, ...changed }));
  return (
    <Form onSubmit={() => void submit()} failure={change.failure} onRetry={submit}>
      <DocumentFields fields={fields} set={set} idHint={t('register.office.form.id-hint')} />
      <WorkFields fields={fields} set={set} />
      <div><Button type="submit" variant="primary" isBusy={change.isBusy}>{t('register.office.form.save')}</Button></div>
    </Form>
  );
}
