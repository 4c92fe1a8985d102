import { expect, test } from 'vitest';
import { line } from '../../agents/testing.ts';
import { planLines } from './lines.ts';

const lines = [
  line(1, { id: 'gid://shopify/LineItem/11', sku: 'TEE', currentQuantity: 3 }),
  line(2, { id: 'gid://shopify/LineItem/22', sku: 'CAP', currentQuantity: 1 }),
  line(3, { id: 'gid://shopify/LineItem/33', sku: 'GONE', currentQuantity: 0 }),
];

test('a line is named by its SKU, its id or the number of it', () => {
  for (const named of ['tee', 'gid://shopify/LineItem/11', '11']) {
    expect(planLines(lines, [{ line: named, quantity: 2 }])).toEqual({
      kind: 'action',
      action: { kind: 'set_quantities', lines: [{ lineItemId: 'gid://shopify/LineItem/11', quantity: 2 }] },
    });
  }
});

const twice = [...lines, line(4, { id: 'gid://shopify/LineItem/44', sku: 'TEE' })];
const shipped = [line(1, { sku: 'TEE', currentQuantity: 3, unfulfilledQuantity: 1 })];

test.each<[string, Parameters<typeof planLines>, string]>([
  [
    'a line that is not there',
    [lines, [{ line: 'HAT', quantity: 1 }]],
    'no line HAT; it has 3 of TEE, 1 of CAP',
  ],
  ['a line that was removed', [lines, [{ line: 'GONE', quantity: 0 }]], 'no line GONE'],
  ['two lines of one SKU', [twice, [{ line: 'TEE', quantity: 0 }]], 'several lines are TEE'],
  [
    'one line twice',
    [
      lines,
      [
        { line: 'TEE', quantity: 1 },
        { line: '11', quantity: 2 },
      ],
    ],
    'named twice',
  ],
  ['more than were ordered', [lines, [{ line: 'TEE', quantity: 4 }]], '3 of TEE are ordered, not 4'],
  ['as many as are ordered', [lines, [{ line: 'TEE', quantity: 3 }]], 'ordered already'],
  ['a line that has shipped in part', [shipped, [{ line: 'TEE', quantity: 1 }]], 'shipped in part'],
  [
    'nothing left',
    [
      lines,
      [
        { line: 'TEE', quantity: 0 },
        { line: 'CAP', quantity: 0 },
      ],
    ],
    'cancel it instead',
  ],
])('refused: %s', (_name, [ordered, wishes], why) => {
  expect(planLines(ordered, wishes)).toMatchObject({ kind: 'trouble', why: expect.stringContaining(why) });
});
