import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const planSchema = z.object({
  /** Absolute path of the folder that backups go to; best on another machine or disk. */
  to: z.string().min(1),
  /** Whose key opens them; the key itself is not on this machine. */
  recipient: z.string().regex(/^age1[0-9a-z]+$/),
});
export type BackupPlan = z.output<typeof planSchema>;

const drillSchema = z.object({ at: z.iso.datetime(), base: z.string(), isProven: z.boolean(), seconds: z.number() });
export type DrillRecord = z.output<typeof drillSchema>;

const statusSchema = z.object({
  /** When the archive was last known to hold everything, and what has gone wrong since. */
  completeTo: z.iso.datetime().nullable(), failedAt: z.iso.datetime().nullable(), failure: z.string().nullable(),
});
export type ArchiveStatus = z.output<typeof statusSchema>;

/** What this installation knows about its backups, beside its data. Nothing in it is secret. */
export function keepingNotes(dataDirectory: string) {
  const folder = join(dataDirectory, 'keeping');
  const read = async <Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema> | undefined> => {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  };
  const write = async (name: string, value: object): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, `${name}.new`), `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flush: true });
    await rename(join(folder, `${name}.new`), join(folder, name));
  };
  return {
    /** The keyring, sealed; the paper shares open it. It goes along with every backup. */
    sealedKeys: join(folder, 'keys.age'),
    findPlan: () => read('backup.json', planSchema),
    keepPlan: (plan: BackupPlan) => write('backup.json', plan),
    dropPlan: async () => {
      for (const name of ['backup.json', 'archive.json']) await rm(join(folder, name), { force: true });
    },
    findDrill: () => read('drill.json', drillSchema),
    keepDrill: (drill: DrillRecord) => write('drill.json', drill),
    findStatus: () => read('archive.json', statusSchema),
    keepStatus: (status: ArchiveStatus) => write('archive.json', status),
  };
}
