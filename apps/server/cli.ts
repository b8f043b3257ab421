import { AppError } from '#platform/kernel/app-error.ts';
import { AppRoleMissing } from '#platform/db/app-role.ts';
import { KeyringMissing } from '#platform/crypto/keyring.ts';
import { readSettings } from './settings.ts';
import { say, toTerminalText } from './terminal-text.ts';

type Command = (args: readonly string[]) => Promise<void>;

// Imported when asked for: `zhijia help` needs no database driver.
const commands: Readonly<Record<string, Command>> = {
  start: async () => (await import('./commands/start.ts')).start(readSettings()),
  init: async (args) => (await import('./commands/init.ts')).init(readSettings(), args[0]),
  migrate: async () => (await import('./commands/migrate.ts')).migrateOnly(readSettings()),
  demo: async (args) => (await import('./commands/demo.ts')).demo(readSettings(), args),
  'import-members': async (args) => (await import('./commands/import-members.ts')).importMembers(readSettings(), args),
  replay: async () => (await import('./commands/replay.ts')).replayCheck(readSettings()),
  doctor: async () => (await import('./commands/doctor.ts')).doctor(readSettings()),
  backup: async (args) => (await import('./commands/backup.ts')).backup(readSettings(), args),
  restore: async (args) => (await import('./commands/restore.ts')).restore(readSettings(), args),
  drill: async (args) => (await import('./commands/drill.ts')).drill(readSettings(), args),
  'move-database': async (args) => (await import('./commands/move-database.ts')).moveDatabase(readSettings(), args),
  retention: async (args) => (await import('./commands/retention.ts')).retention(readSettings(), args),
  keys: async (args) => (await import('./commands/keys.ts')).keys(readSettings(), args),
  audit: async (args) => (await import('./commands/audit.ts')).audit(readSettings(), args),
};

/** Ends with a sentence, never with a stack: what is wrong and what to do, in Chinese and English. */
function report(error: unknown): void {
  if (error instanceof AppError) process.stderr.write(`${toTerminalText(error)}\n`);
  else if (error instanceof AppRoleMissing) say('server/role-missing', { user: error.user });
  else if (error instanceof KeyringMissing) say('server/keyring-missing', { file: error.file });
  else process.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`);
}

const [name = 'help', ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined) {
  say('server/usage', {});
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  try {
    await command(args);
  } catch (error) {
    report(error);
    process.exitCode = 1;
  }
  // Handles of drivers may outlive their use; what had to be written has been awaited above.
  process.exit();
}
