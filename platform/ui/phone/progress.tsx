import './progress.css';

export type ProgressProps = {
  readonly label: string;
  /** 0 … 1. */
  readonly share: number;
  /** The share in words ("3 of 5"); without it the percentage is spoken. */
  readonly text?: string;
};

export function Progress({ label, share, text }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className="zj-progress">
      <div className="zj-progress-head"><span>{label}</span><span>{text ?? `${percent}%`}</span></div>
      <div role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100} aria-valuetext={text}>
        <svg className="zj-progress-track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect width={percent} height="1" />
        </svg>
      </div>
    </div>
  );
}
