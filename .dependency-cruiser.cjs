/** The direction of imports: workflows -> types of activities -> agents -> runtime -> connectors, prisma -> contracts. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^[^/]+/',
    pathNot: [`^(${[from, ...allowed].join('|')})(/|$)`, '^node_modules/', '^(node:|@?[a-z])(?!.*\\.ts$)'],
  },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('contracts-know-nobody', 'contracts', [], 'contracts are what everybody else agrees on'),
    only('connectors-know-contracts', 'connectors', ['contracts'], 'connectors know nobody above them'),
    only(
      'prisma-knows-contracts',
      'prisma',
      ['contracts'],
      'the repository functions know nobody above them',
    ),
    only(
      'runtime-knows-the-edge',
      'runtime',
      ['contracts', 'connectors', 'prisma', 'telemetry'],
      'the runtime knows no agent',
    ),
    only(
      'agents-are-pure',
      'agents',
      ['contracts', 'runtime/guardrails', 'runtime/loop/(task|limits)\\.ts', 'runtime/tools/tool\\.ts'],
      'agents read nothing and write nothing; of the runtime they know its guardrails, and what a task and a tool are',
    ),
    only(
      'activities-are-the-edge',
      'activities',
      ['agents', 'runtime', 'connectors', 'prisma', 'contracts', 'telemetry'],
      'activities know no workflow',
    ),
    {
      name: 'workflows-are-deterministic',
      comment: 'a workflow sees activities and agents as types only; what it runs must be free of I/O',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^(activities|connectors|prisma|runtime|telemetry|agents)/',
        pathNot: '^agents/settle\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    only(
      'simulator-knows-contracts',
      'simulator',
      ['contracts'],
      'the simulator must not share the product’s mistakes',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(prisma/generated|node_modules)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mts', '.js', '.json'] },
  },
};
