import { Link } from 'wouter';
import { useText } from '../text/text-provider.tsx';

export type FigureCardProps = {
  readonly label: string;
  /** The figure itself, ready to read. */
  readonly value: string;
  /** What it is made of: "23/23", "response rate 87%". */
  readonly basis?: string;
  /** The list of the very records that were counted. */
  readonly href?: string;
};

/** A figure and the way to what it counts: a number that opens nothing convinces nobody. */
export function FigureCard({ label, value, basis, href }: FigureCardProps) {
  const t = useText();
  const body = (
    <>
      <span className="zj-figure-label">{label}</span>
      <span className="zj-figure-value">{value}</span>
      <span className="zj-figure-basis">{basis}</span>
    </>
  );
  if (href === undefined) return <div className="zj-figure">{body}</div>;
  return <Link href={href} className="zj-figure">{body}<span className="zj-unseen">{t('ui/figure/open')}</span></Link>;
}
