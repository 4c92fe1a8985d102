/** Something is wrong, and `todo` says what to do about it. */
export class Trouble extends Error {
  readonly todo: string;
  constructor(message: string, todo: string) {
    super(message);
    this.todo = todo;
  }
}

/** It works, and `todo` says what to do before it no longer does. */
export interface Warning {
  warning: string;
  todo: string;
}
