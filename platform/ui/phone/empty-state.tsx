import type { ReactNode } from 'react';
import './empty-state.css';

export type EmptyStateProps = {
  readonly title: string;
  /** What will stand here, or what to do so that something does. */
  readonly text?: string;
  readonly action?: ReactNode;
};

/** Nothing here yet, said kindly: a house with its light on. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="zj-empty">
      <svg viewBox="0 0 160 112" aria-hidden="true" focusable="false">
        <path className="zj-empty-ground" d="M16 98c22-7 106-7 128 0" />
        <path className="zj-empty-house" d="M44 96V56l36-30 36 30v40M34 64l46-39 46 39" />
        <path className="zj-empty-window" d="M66 62h28v22H66z" />
        <path className="zj-empty-house" d="M80 62v22M66 73h28M108 44V30h8v21" />
        <path className="zj-empty-smoke" d="M112 22c-4-4 4-6 0-11" />
      </svg>
      <p className="zj-empty-title">{title}</p>
      {text !== undefined && <p className="zj-soft">{text}</p>}
      {action}
    </div>
  );
}
