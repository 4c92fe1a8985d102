/** `waybill costs`: what models have cost, by whatever one asks, and what is left of today's budgets. */
import { type Command, Option } from 'commander';
import { budgetsOf, COST_GROUPS, type CostGroup, costShares, costsBy } from '../prisma/costs.ts';
import { wholeNumber } from './order.ts';
import { table } from './output.ts';
import type { Bind, Context } from './program.ts';

interface Options {
  by: CostGroup;
  days: number;
  store?: string;
}

export function costsCommand(root: Command, bind: Bind): void {
  root
    .command('costs')
    .description('what models have cost, and what is left of today’s budgets')
    .addOption(new Option('--by <what>', 'one line for each').choices(COST_GROUPS).default('day'))
    .option('--days <n>', 'of the last so many days', wholeNumber, 7)
    .option('--store <domain>', 'of one store')
    .action(bind(costs));
}

async function costs({ output, around }: Context, { by, days, store }: Options): Promise<number> {
  const db = around.db();
  const since = new Date(Date.now() - days * 24 * 3600_000);
  const where = { since, ...(store ? { store } : {}) };
  const [groups, shares, budgets] = await Promise.all([
    costsBy(db, by, where),
    costShares(db, where),
    budgetsOf(db, new Date().toISOString().slice(0, 10)),
  ]);
  if (groups.length === 0) output.say(`no model was asked in the last ${days} day(s)`);
  else {
    const rows = groups.map(({ name, calls, tokens, usd }) => [name, `${calls}`, `${tokens}`, dollars(usd)]);
    output.say(table([by, 'calls', 'tokens', 'cost'], rows));
    output.say(
      `${dollars(shares.usd)} for ${shares.orders} order(s): ${dollars(shares.usdPerOrder)} each; the dearest 5 % cost ${Math.round(shares.dearestShare * 100)} % of it`,
    );
    if (shares.tokensUnpruned > 0)
      output.say(
        `${shares.tokensSent} tokens sent, where all that agents know, and whole conversations, would have been ${shares.tokensUnpruned}: ${Math.round(shares.prunedShare * 100)} % less`,
      );
  }
  if (budgets.length > 0) {
    output.say('\ntoday’s budgets (UTC)');
    const rows = budgets.map(({ scope, usedUsd, capUsd }) => [
      scope,
      dollars(usedUsd),
      dollars(capUsd),
      capUsd > 0 ? `${Math.round((usedUsd / capUsd) * 100)} %` : '',
    ]);
    output.say(table(['of', 'used', 'of', ''], rows));
  }
  output.result({ ok: true, by, days, groups, ...shares, budgets });
  return 0;
}

const dollars = (usd: number) => `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
