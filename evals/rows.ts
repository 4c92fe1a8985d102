/** Reads labeled rows: JSON Lines files, found by name, or by shape where the directory names them otherwise. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';

/** The rows of DIR/`name`, or of every .jsonl file in DIR whose first row has the shape. Throws where there are none, or one is malformed. */
export function readRows<Row>(dir: string, name: string, shape: z.ZodType<Row>): Row[] {
  if (!existsSync(dir)) throw new Error(`There is no directory ${dir}; pass one with --data.`);
  const own = join(dir, name);
  if (existsSync(own)) return read(own, shape);
  const others = readdirSync(dir)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => join(dir, file))
    .filter((file) => {
      const first = lines(file)[0];
      return first !== undefined && shape.safeParse(JSON.parse(first)).success;
    });
  if (others.length === 0)
    throw new Error(`${dir} holds neither ${name} nor another .jsonl file of its shape.`);
  return others.flatMap((file) => read(file, shape));
}

const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');

const read = <Row>(file: string, shape: z.ZodType<Row>): Row[] =>
  lines(file).map((line, index) => {
    const row = shape.safeParse(JSON.parse(line));
    if (!row.success)
      throw new Error(`${file}:${index + 1} has not the expected shape: ${row.error.message}`);
    return row.data;
  });
