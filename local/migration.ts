/** `npm run migration -- name`: writes what the schema has and the migrations lack as a new migration. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchDir } from './dirs.ts';
import { pendingSql } from './migrate.ts';
import { freePort } from './ports.ts';
import { startPostgres } from './postgres.ts';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('usage: npm run migration -- name_in_snake_case');
  process.exit(2);
}
const dir = scratchDir('migration');
const postgres = await startPostgres({ dir, port: await freePort(), durable: false });
try {
  const sql = await pendingSql(await postgres.database('scratch'));
  if (sql === '') console.log('schema and migrations agree: nothing to write');
  else {
    const folder = fileURLToPath(new URL('../prisma/migrations', import.meta.url));
    const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const target = join(folder, `${stamp}_${name}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'migration.sql'), sql);
    writeFileSync(
      join(folder, 'migration_lock.toml'),
      '# Prisma reads from this file which database the migrations are written for.\nprovider = "postgresql"\n',
    );
    console.log(
      `wrote ${join('prisma', 'migrations', `${stamp}_${name}`, 'migration.sql')}: read it before you commit it`,
    );
  }
} finally {
  await postgres.stop();
  rmSync(dir, { recursive: true, force: true });
}
