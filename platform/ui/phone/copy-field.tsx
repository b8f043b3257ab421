import { useRef, useState } from 'react';
import { CheckIcon } from '../icons/sign-icons.tsx';
import { CopyIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import { Button } from './button.tsx';
import './copy-field.css';

export type CopyFieldProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Shown in groups of this many characters, for reading aloud and writing down; copied without gaps. */
  readonly groupsOf?: number;
};

export function CopyField({ label, hint, value, groupsOf = 4 }: CopyFieldProps) {
  const t = useText();
  const shown = useRef<HTMLParagraphElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'selected'>();
  const copy = async () => {
    const isCopied = await writeClipboard(value);
    if (!isCopied && shown.current !== null) window.getSelection()?.selectAllChildren(shown.current);
    setOutcome(isCopied ? 'copied' : 'selected');
  };
  return (
    <div className="zj-copy">
      <div className="zj-copy-head">
        <p className="zj-copy-label">{label}</p>
        <Button variant="quiet" icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />} onClick={() => void copy()}>
          {t('ui/copy')}<span className="zj-unseen">{label}</span>
        </Button>
      </div>
      <p className="zj-copy-value" ref={shown}>
        {groups(value, groupsOf).map((group, index) => <span key={index}>{group} </span>)}
      </p>
      {hint !== undefined && <p className="zj-soft zj-small">{hint}</p>}
      <p role="status" className={outcome === undefined ? 'zj-unseen' : 'zj-copy-outcome'}>
        {outcome === undefined ? '' : t(`ui/copy/${outcome}`)}
      </p>
    </div>
  );
}

export function groups(value: string, size: number): string[] {
  return Array.from({ length: Math.ceil(value.length / size) }, (_, index) => value.slice(index * size, (index + 1) * size));
}

/** False on plain http and in old in-app browsers, where there is no clipboard: the text is then selected instead. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
