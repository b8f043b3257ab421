import type { Step } from './appeals-api.ts';
import './quoted-words.css';

/** What the union last wrote in a step, above the box that answers it. */
export function QuotedWords({ label, steps, kind }: { readonly label: string; readonly steps: readonly Step[]; readonly kind: Step['kind'] }) {
  const text = steps.filter((step) => step.kind === kind).at(-1)?.text ?? '';
  if (text === '') return null;
  return (
    <figure className="quoted">
      <figcaption>{label}</figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  );
}
