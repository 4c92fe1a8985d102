/** The `waybill` command on the stack that is measured. */
import { readFileSync } from 'node:fs';
import { run } from '../cli/program.ts';
import type { Stack } from '../local/stack.ts';

/** @returns the JSON that it printed last. */
export async function waybill<T>({ addresses }: Stack, args: string[]): Promise<{ code: number; said: T }> {
  const texts: string[] = [];
  const streams = {
    out: (text: string) => void texts.push(text),
    err: (text: string) => void texts.push(text),
  };
  const code = await run([...args, '--json'], streams, {
    DATABASE_URL: addresses.databaseUrl,
    TEMPORAL_ADDRESS: addresses.temporalAddress,
    WAYBILL_SECRET_KEY: readFileSync(addresses.secretKeyFile, 'utf8'),
  });
  return { code, said: JSON.parse(texts.join('').trim().split('\n').at(-1) ?? '') };
}
