import { useId, type ReactNode } from 'react';
import './card.css';

export type CardProps = {
  readonly title?: string;
  /** A link or small button beside the title ("all"). */
  readonly action?: ReactNode;
  /** `flush` for lists that bring their own edges; `tinted` for what belongs to the union rather than to the page. */
  readonly look?: 'plain' | 'flush' | 'tinted';
  readonly children: ReactNode;
};

/** A group of things that belong together; with a title it is a landmark of its own. */
export function Card({ title, action, look = 'plain', children }: CardProps) {
  const id = useId();
  return (
    <section className="zj-card-group" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <div className="zj-card-head"><h2 id={id}>{title}</h2>{action}</div>
      )}
      <div className="zj-card" data-look={look}>{children}</div>
    </section>
  );
}
