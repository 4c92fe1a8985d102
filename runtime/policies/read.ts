/** A policy from a file or an address, as Markdown. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import TurndownService from 'turndown';

export type PolicyFormat = 'markdown' | 'html' | 'text';

export interface ReadPolicy {
  name: string;
  /** The address, or the name of the file: never where it lay on somebody's machine. */
  source: string;
  format: PolicyFormat;
  markdown: string;
}

/** Says what is wrong with a source, and what to do. */
export class PolicyUnreadable extends Error {
  override name = 'PolicyUnreadable';
}

const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 20_000;

/** @throws PolicyUnreadable */
export async function readPolicy(source: string, named?: string): Promise<ReadPolicy> {
  const { text, format, name, shown } = /^https?:\/\//i.test(source)
    ? await fromUrl(new URL(source))
    : await fromFile(source);
  const markdown = (format === 'html' ? toMarkdown(text) : text)
    .normalize('NFC')
    .replaceAll('\u0000', '')
    .trim();
  if (markdown === '') throw new PolicyUnreadable(`${source} holds no text`);
  return { name: named ?? name, source: shown, format, markdown };
}

interface Got {
  text: string;
  format: PolicyFormat;
  name: string;
  shown: string;
}

async function fromFile(path: string): Promise<Got> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new PolicyUnreadable(`there is no file ${path}`);
  if (found.size > MOST_BYTES) throw new PolicyUnreadable(`${path} is larger than 5 MB: add it in parts`);
  const text = decoded(await readFile(path), path);
  const name = basename(path);
  return { text, format: formatOf(extname(path).toLowerCase(), text), name, shown: name };
}

async function fromUrl(url: URL): Promise<Got> {
  let response: Response;
  try {
    response = await fetch(url, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: 'text/html, text/markdown, text/plain' },
    });
  } catch {
    throw new PolicyUnreadable(`${url.host} does not answer: try again, or add the page as a file`);
  }
  if (!response.ok) throw new PolicyUnreadable(`${url.host} answers ${response.status} for this address`);
  const type = response.headers.get('content-type') ?? '';
  if (type && !/^text\/|html|markdown/.test(type))
    throw new PolicyUnreadable(`that is ${type.split(';')[0]}: policies are Markdown, HTML or text`);
  const bytes = await limited(response, url.host);
  const text = decoded(bytes, url.host);
  const path = url.pathname.replace(/\/+$/, '');
  const format = /html/.test(type) ? 'html' : formatOf(extname(path).toLowerCase(), text);
  // Neither credentials nor a token in the query are kept.
  return { text, format, name: basename(path) || url.host, shown: `${url.origin}${url.pathname}` };
}

async function limited(response: Response, host: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (!response.body) return new Uint8Array();
  // A web stream is iterable in Node; only the types of the DOM do not know it.
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MOST_BYTES) throw new PolicyUnreadable(`the page at ${host} is larger than 5 MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function decoded(bytes: Uint8Array, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PolicyUnreadable(`${what} is no text in UTF-8: policies are Markdown, HTML or text`);
  }
}

function formatOf(extension: string, text: string): PolicyFormat {
  if (['.html', '.htm', '.xhtml'].includes(extension)) return 'html';
  if (['.md', '.markdown', '.mdx'].includes(extension)) return 'markdown';
  return /^\s*(<!doctype html|<html)/i.test(text) ? 'html' : 'text';
}

function toMarkdown(html: string): string {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
  });
  // What a page has around its text, and what only a browser reads.
  service.remove(['script', 'style', 'noscript', 'nav', 'footer', 'iframe', 'form', 'button', 'title']);
  service.addRule('image', { filter: 'img', replacement: () => '' });
  service.addRule('link', { filter: 'a', replacement: (content) => content });
  service.escape = (text) => text;
  return service.turndown(html);
}
