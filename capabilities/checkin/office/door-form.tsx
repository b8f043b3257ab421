import { useState } from 'react';
import { browserRandom } from '#platform/ui/api/browser-random.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { checkinApi, MOST } from './checkin-api.ts';
import type { ShownDoor } from './door-code.tsx';
import { hashOf, linkOf, makeDoor } from './door-secret.ts';

type DoorFormProps = { readonly rollId: string; readonly onOpened: (door: ShownDoor) => void };

/** A new door. Its secret is made here and goes to the house as a hash only. */
export function DoorForm({ rollId, onOpened }: DoorFormProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(checkinApi.openDoor);
  // Made once, so that pressing again after a lost network opens the same door and not a second one.
  const [made] = useState(() => makeDoor(browserRandom));
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const said = name.trim();
  const error = said === '' ? t('checkin.office.doors.name-needed') : said.length > MOST.name ? t('checkin.office.doors.name-long', { most: MOST.name }) : undefined;
  const open = async (): Promise<void> => {
    setTried(true);
    if (error !== undefined) return;
    const answer = await run({ rollId, doorId: made.doorId, name: said, secretHash: hashOf(made) });
    if (answer.ok) onOpened({ name: said, link: linkOf(window.location.origin, made) });
  };
  return (
    <Form onSubmit={() => void open()} failure={failure} onRetry={open}>
      <div className="checkin-add">
        <TextInput
          label={t('checkin.office.doors.name')} hint={t('checkin.office.doors.name-hint')} autoComplete="off" value={name} onValue={setName} error={isTried ? error : undefined}
        />
        <Button type="submit" variant="primary" isBusy={isBusy}>{t('checkin.office.doors.add')}</Button>
      </div>
    </Form>
  );
}
