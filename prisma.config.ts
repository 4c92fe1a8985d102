/** Prisma's CLI settings. The schema engine is only needed by commands that talk to a database; `generate` is not one of them. */
import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost:5432/waybill' },
});
