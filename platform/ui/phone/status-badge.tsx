import './status-badge.css';

export type Tone = 'info' | 'ok' | 'warn' | 'danger' | 'idle';

/** The state of a thing in one or two words. The words carry it; the colour only helps to find it again. */
export function StatusBadge({ tone, label }: { readonly tone: Tone; readonly label: string }) {
  return <span className="zj-badge" data-tone={tone}>{label}</span>;
}
