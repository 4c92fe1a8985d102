/** What a failed call tells about the health of the other side. */

/** What a failed call says about the other side: it is down, it asks us to stay away, it works, or nothing. */
export type Health = 'down' | 'alive' | 'unknown' | { awayMs: number };

/** What the call threw, beside what that says about the other side. */
export class Verdict extends Error {
  constructor(readonly thrown: unknown) {
    super();
  }
}
export class Down extends Verdict {}
export class Alive extends Verdict {}
export class Away extends Verdict {
  constructor(
    thrown: unknown,
    readonly ms: number,
  ) {
    super(thrown);
  }
}

/** @throws Verdict, or what the call threw where that says nothing. */
export async function judged<T>(judge: (error: unknown) => Health, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const health = judge(error);
    if (health === 'down') throw new Down(error);
    if (health === 'alive') throw new Alive(error);
    if (health === 'unknown') throw error;
    throw new Away(error, health.awayMs);
  }
}
