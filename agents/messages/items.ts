/** Text from stores and buyers within a message. */

/** A line break in a title would look like a line of ours, and in a subject it would start a header. */
export const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

export interface Item {
  title: string;
  quantity: number;
}

/** Longer lists and titles are cut: a buyer knows what they bought, and the closing must not be lost. */
const LINES_TOLD = 20;
const TITLE_TOLD = 120;

export const itemLines = (items: Item[]): string[] =>
  items
    .filter(({ quantity }) => quantity > 0)
    .slice(0, LINES_TOLD)
    .map(({ title, quantity }) => `  ${quantity} × ${oneLine(title).slice(0, TITLE_TOLD)}`);
