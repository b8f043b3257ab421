import type { ReactNode } from 'react';
import type { Command } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { UnionAct } from './tree-api.ts';
import './tree.css';

export type ActFrameProps = {
  readonly act: UnionAct;
  /** What will happen, in sentences with numbers, before anything does. */
  readonly will: readonly string[];
  /** What is missing, once it was tried. */
  readonly problem?: string;
  readonly command: Pick<Command<never, unknown>, 'isBusy' | 'failure'>;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly send?: string;
  /** Instead of giving the act up: one step back. */
  readonly back?: string;
  readonly children?: ReactNode;
};

/** One act on a union: what it asks, what will happen, and the way back. */
export function ActFrame({ act, will, problem, command, onSubmit, onCancel, send, back, children }: ActFrameProps) {
  const t = useText();
  return (
    <section className="union-act" aria-labelledby="union-act">
      <h2 id="union-act">{t(`orgs.office.act.${act}`)}</h2>
      <Form onSubmit={onSubmit} failure={command.failure} onRetry={onSubmit}>
        {children}
        {will.length > 0 && (
          <section aria-labelledby="union-will">
            <h3 id="union-will" className="zj-label">{t('orgs.office.will')}</h3>
            <ul className="union-will">{will.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
          </section>
        )}
        {problem !== undefined && <div role="alert"><FieldError id="union-act-problem" text={problem} /></div>}
        <div className="union-acts">
          <Button variant="primary" type="submit" isBusy={command.isBusy}>{send ?? t(`orgs.office.act.${act}.send`)}</Button>
          <Button onClick={onCancel}>{back ?? t('ui/cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}
