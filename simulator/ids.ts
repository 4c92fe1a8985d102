/** JSON with ids as numbers beyond 2^53: they travel through `JSON.stringify` as marked text and lose their quotes after it. */
const MARK = '\u0000id:';

/** A number in the written JSON, digit for digit. */
export const rawId = (digits: string) => MARK + digits;
export const writeJson = (body: unknown) => JSON.stringify(body).replace(/"\\u0000id:(\d+)"/g, '$1');
