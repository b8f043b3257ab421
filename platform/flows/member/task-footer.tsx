import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { mainActOf } from '../public-ui/main-act.ts';
import type { OwnTask } from '../public-ui/use-decision.ts';
import { TASK_FORM } from './task-form.ts';

/** The one thing to do, always under the thumb: it sends the form of the task's card. */
export function TaskFooter({ task }: { readonly task: OwnTask }) {
  const t = useText();
  return <Button type="submit" form={TASK_FORM} variant="primary" isWide>{t(`flows.act.${mainActOf(task)}`)}</Button>;
}
