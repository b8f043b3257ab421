export type ShownCounts = { readonly unions: number; readonly members: number };

const FEW = 10;
const TENTH = 10;

/**
 * Whether what would follow now is what two people looked at. Unions below are counted one by one; people join and leave
 * every day, so a handful or a tenth more of them is still the same decision. Fewer always are.
 */
export function isAsShown(shown: ShownCounts, now: ShownCounts): boolean {
  return now.unions === shown.unions && now.members <= shown.members + Math.max(FEW, Math.floor(shown.members / TENTH));
}
