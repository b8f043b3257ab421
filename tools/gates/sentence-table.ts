/** A file whose Chinese words are matter to work on, not something to say. Unused rows are taken out. */
export type SentenceRow = { readonly where: string; readonly reason: string };

export const sentenceTable: readonly SentenceRow[] = [
  { where: 'platform/accounts/password-policy.ts', reason: 'the words that guessers try first; compared with, never shown' },
  { where: 'modules/measures/use-cases/firm-columns.ts', reason: 'the headers and words under which unions keep their registers; compared with, never shown' },
  { where: 'modules/measures/use-cases/firm-sheet.ts', reason: 'how the name of an enterprise union is made from its firm\'s; compared with, never shown' },
  { where: 'modules/membership/rules/union-words.ts', reason: 'the words in the names of unions and firms; compared with, never shown' },
  { where: 'modules/register/use-cases/member-columns.ts', reason: 'the headers under which unions keep their rosters; compared with, never shown' },
  { where: 'modules/register/use-cases/member-words.ts', reason: 'the words that rosters use for a choice; compared with, and offered again in the form that is read with them' },
  { where: 'modules/register/use-cases/member-books.ts', reason: 'yes and no as the roster is read with them, offered in the form\'s drop-downs' },
  { where: 'platform/http/open-api.ts', reason: 'the product\'s name at the head of the API description' },
];
