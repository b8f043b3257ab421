import { useText } from '#platform/ui/text/text-provider.tsx';
import type { LayoutDraft } from './use-layout-draft.ts';

export type FixBoxProps = { readonly layout: LayoutDraft; readonly keys: readonly string[]; readonly label: string };

/** Whether unions below may differ in some settings; where a union above has settled all of them, by whom. */
export function FixBox({ layout, keys, label }: FixBoxProps) {
  const t = useText();
  const { view, draft } = layout;
  const free = keys.filter((key) => view.above.fixedBy[key] === undefined);
  const by = keys.map((key) => view.above.fixedBy[key]).find((one) => one !== undefined);
  return (
    <>
      {by !== undefined && <p className="zj-soft">{t('switchboard.office.fixed-by', { union: by.name })}</p>}
      {free.length > 0 && (
        <label className="portal-check">
          <input type="checkbox" checked={free.every((key) => draft.changes[key]?.isFixed === true)} onChange={(event) => layout.fix(free, event.currentTarget.checked)} />
          <span>{label}</span>
        </label>
      )}
    </>
  );
}
