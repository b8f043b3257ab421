/**
 * 满意 and 基本满意 count as satisfied (three to five of five), as unions report it; but a worker who says "not solved"
 * is never counted as satisfied, whatever the stars say.
 */
export function isSatisfied(rating: { readonly isSolved: boolean; readonly score: number }): boolean {
  return rating.isSolved && rating.score >= 3;
}
