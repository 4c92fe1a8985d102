/** Reads labeled rows: JSON Lines files, found by name, or by shape where the directory names them otherwise. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

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
      const [first] = lines(file);
      return first !== undefined && shape.safeParse(jsonOf(first)).success;
    });
  if (others.length === 0)
    throw new Error(`${dir} holds neither ${name} nor another .jsonl file of its shape.`);
  return others.flatMap((file) => read(file, shape));
}

/** With their numbers in the file. */
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((text, at) => ({ text, at: `${file}:${at + 1}` }))
    .filter(({ text }) => text.trim() !== '');

function jsonOf({ text, at }: { text: string; at: string }): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${at} is no JSON: every line is one object.`);
  }
}

function read<Row>(file: string, shape: z.ZodType<Row>): Row[] {
  const found = lines(file);
  if (found.length === 0) throw new Error(`${file} is empty.`);
  return found.map((line) => {
    const row = shape.safeParse(jsonOf(line));
    if (!row.success) throw new Error(`${line.at} has not the expected shape: ${z.prettifyError(row.error)}`);
    return row.data;
  });
}
