/** Applies Prisma's migrations without Prisma's binary engine, which cannot be had from a package registry. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const PRISMA = fileURLToPath(new URL('../prisma', import.meta.url));
const NO_FILTER = { externalTables: [], externalEnums: [] };

type Glue = typeof import('@prisma/schema-engine-wasm');
type SchemaEngine = Awaited<ReturnType<Glue['SchemaEngine']['new']>>;

let loading: Promise<Glue> | null = null;

/** Once a process: the glue keeps one instance's memory, and a second instance would be read through it. */
function loadEngine(): Promise<Glue> {
  loading ??= instantiate();
  return loading;
}

/** Prisma's schema engine compiled to WebAssembly; the package ships glue code for bundlers only, so it is instantiated by hand. */
async function instantiate(): Promise<Glue> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return glue;
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadEngine();
  const { factory, dispose } = closable(new PrismaPg({ connectionString: url }));
  const options = { datamodels: [schemaFile()] as [string, string][] };
  const engine = await SchemaEngine.new(options, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await use(engine);
  } finally {
    engine.free();
    await dispose();
  }
}

/** The engine forgets its connections without closing them, and a database that somebody is connected to cannot be copied. */
function closable(factory: PrismaPg) {
  const opened: { dispose(): Promise<void> }[] = [];
  for (const method of ['connect', 'connectToShadowDb'] as const) {
    const open = factory[method].bind(factory);
    factory[method] = async () => {
      const adapter = await open();
      opened.push(adapter);
      return readable(adapter);
    };
  }
  const dispose = async () => {
    await Promise.allSettled(opened.map((adapter) => adapter.dispose()));
  };
  return { factory, dispose };
}

/**
 * The engine asks the catalog for columns of the type "char", which Prisma's adapter cannot read: they are read as text.
 * Since Postgres 18 it also takes every NOT NULL for a constraint of its own.
 */
function readable<T extends Readable>(adapter: T): T {
  const queryRaw = adapter.queryRaw.bind(adapter) as (query: { sql: string }) => Promise<unknown>;
  adapter.queryRaw = (query: { sql: string }) =>
    queryRaw({
      ...query,
      sql: query.sql
        .replace('constr.contype AS', 'constr.contype::text AS')
        .replace("contype NOT IN ('p', 'u', 'f')", "contype NOT IN ('p', 'u', 'f', 'n')")
        .replaceAll(/\bcon\.(confdeltype|confupdtype),/g, 'con.$1::text AS $1,'),
    });
  // The adapter cuts a script at every semicolon, a function's body too; Postgres takes it whole.
  const { client } = adapter as unknown as { client: { query(sql: string): Promise<unknown> } };
  adapter.executeScript = async (script) => {
    await client.query(script);
  };
  return adapter;
}

interface Readable {
  queryRaw(query: { sql: string }): Promise<unknown>;
  executeScript(script: string): Promise<void>;
}

const schemaFile = (): [string, string] => {
  const path = join(PRISMA, 'schema.prisma');
  return [path, readFileSync(path, 'utf8')];
};

/** The committed migrations, as the engine wants them. */
function migrations() {
  const baseDir = join(PRISMA, 'migrations');
  const lock = join(baseDir, 'migration_lock.toml');
  const names = existsSync(baseDir) ? readdirSync(baseDir, { withFileTypes: true }) : [];
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
      .map((path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

/**
 * Brings a database up to date. Keeps Prisma's own table of migrations, so `prisma migrate deploy` works on it as well.
 * @returns the names of the migrations that were applied now.
 */
export async function migrate(url: string): Promise<string[]> {
  return withEngine(url, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrations(),
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  });
}

/** The SQL that takes a database from the committed migrations to the schema; empty where they agree. Needs a scratch database. */
export async function pendingSql(scratchUrl: string): Promise<string> {
  return withEngine(scratchUrl, async (engine) => {
    const [path, content] = schemaFile();
    const list = migrations();
    const from =
      list.migrationDirectories.length === 0
        ? ({ tag: 'empty' } as const)
        : ({ tag: 'migrations', ...list } as const);
    const { stdout } = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', files: [{ path, content }] },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const sql = stdout ?? '';
    return sql.includes('This is an empty migration') ? '' : sql;
  });
}
