import type { ReactNode } from 'react';
import type { Tone } from './status-badge.tsx';
import './timeline.css';

export type TimelineStep = {
  readonly id: string;
  readonly title: string;
  /** When, ready to read. */
  readonly when?: string;
  /** Machine-readable instant of `when`. */
  readonly instant?: string;
  /** By whom or where. */
  readonly by?: string;
  readonly body?: ReactNode;
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  /** Still to come: drawn hollow and said in `when`. */
  readonly isAhead?: boolean;
};

/** What happened to a thing, in order. An ordered list, so that a screen reader counts the steps. */
export function Timeline({ label, steps }: { readonly label: string; readonly steps: readonly TimelineStep[] }) {
  return (
    <ol className="zj-timeline" aria-label={label}>
      {steps.map(({ id, title, when, instant, by, body, tone = 'idle', icon, isAhead = false }) => (
        <li className="zj-step" key={id} data-tone={tone} data-ahead={isAhead ? '' : undefined}>
          <span className="zj-step-mark">{icon}</span>
          <div className="zj-step-text">
            <p className="zj-step-title">{title}</p>
            {(when !== undefined || by !== undefined) && (
              <p className="zj-step-when">
                {when !== undefined && <time dateTime={instant}>{when}</time>}
                {by !== undefined && <span>{by}</span>}
              </p>
            )}
            {body !== undefined && <div className="zj-step-body">{body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
