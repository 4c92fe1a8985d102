/** What an evaluation is: a function from a directory of labeled rows to one JSON object. */
export interface EvalOptions {
  /** Directory that holds the JSON Lines files. */
  dir: string;
  seed: number;
  /** Whether rows that went wrong are named. */
  verbose: boolean;
  /** A line for people; never on stdout, whose last line is the result. */
  say(line: string): void;
}

export type Eval = (options: EvalOptions) => object | Promise<object>;
