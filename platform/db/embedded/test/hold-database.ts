import { startEmbeddedPostgres } from '../start-embedded-postgres.ts';

/**
 * A process that tests can kill: starts the database of a folder, tells its address in one line of JSON and waits.
 * With `stop` as second argument it stops the database again instead of waiting, with `forget` it just ends.
 */
const [directory = '', order = 'wait'] = process.argv.slice(2);
const database = await startEmbeddedPostgres({ directory, durability: 'none', log: (line) => process.stderr.write(`${line}\n`) });
process.stdout.write(`${JSON.stringify({ port: database.port, dataDirectory: database.dataDirectory })}\n`);
if (order === 'stop') await database.stop();
else if (order === 'wait') setInterval(() => {}, 60_000);
