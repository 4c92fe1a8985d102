/** What the simulator answers over HTTP. */
export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}
