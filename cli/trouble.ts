/** Something is wrong, and `todo` says what to do about it. */
export class Trouble extends Error {
  readonly todo: string;
  constructor(message: string, todo: string) {
    super(message);
    this.todo = todo;
  }
}
